"""Two concepts, editions or readings beside each other: on paper, and over the same people."""
