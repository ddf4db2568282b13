"""What a verb says when it will not act."""

from typing import Any

from django.utils.translation import gettext_lazy

PROJECT_ENDED = gettext_lazy("The project has ended and can only be read.")


class Refused(Exception):
    """A verb's guard did not hold; nothing was written.

    `message` is shown to the person as it stands, `field` names the form field it belongs beside (None: whole form).
    """

    def __init__(self, message: Any, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field

    def __str__(self) -> str:
        return str(self.message)


class Stale(Refused):
    """Somebody else changed the row since it was read."""
