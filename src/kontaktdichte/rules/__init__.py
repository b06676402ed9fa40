"""The pure engine: a concept and six tables come in, duties with verdicts and reasons go out."""
