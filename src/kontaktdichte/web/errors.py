"""What an operator or a page is refused, with the sentence that says what to do."""

from __future__ import annotations


class NotLogged(Exception):
    """An answer that shows clients could not be entered in the read log: it is not sent."""


class Refused(ValueError):
    """Something the user can mend; one sentence in each language."""

    def __init__(self, de: str, en: str) -> None:
        super().__init__(en)
        self.de, self.en = de, en

    def told(self, language: str) -> str:
        """The sentence for whoever reads this language."""
        return self.en if language == "en" else self.de


class Stale(Exception):
    """Somebody else has changed the same record meanwhile; ``now`` is what stands there, None where nothing does."""

    def __init__(self, now: object) -> None:
        super().__init__("changed meanwhile")
        self.now = now
