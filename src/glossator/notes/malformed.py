"""What is wrong with a document that is no plain text, as an exception. Room `notes`; imports nothing."""


class MalformedError(ValueError):
    """A document that is damaged, or asks for more than a text has: what is wrong with it, and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
