"""A file that is no scan of pages, seen from inside the worker; the parent has the words for it."""


class Unreadable(Exception):
    """`why`: broken, locked, pages, pixels, shape or slow."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why
