"""What every meeting with the customer has before there is a contract: when, where, who, and what it did to trust. Abstract."""

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.records import Record
from lifecycle.models.users import User
from lifecycle.text import pick

SCALE = range(1, 6)  # every mark that people give goes from 1 to 5


class OccasionQuerySet(models.QuerySet[Any]):
    def for_list(self) -> "OccasionQuerySet":
        return self.prefetch_related("contacts", "our_people")


class Occasion(Record):
    """A kind adds its states and verbs; `AHEAD` are those in which it has not taken place yet."""

    AHEAD: ClassVar[tuple[str, ...]] = ("planned",)
    TONES: ClassVar[dict[str, str]] = {"planned": "draft", "held": "now"}  # every other state is green

    title = models.CharField(gettext_lazy("what it is about"), max_length=160)
    title_en = models.CharField(gettext_lazy("what it is about, in English"), max_length=160, blank=True)
    at = models.DateTimeField(gettext_lazy("date and time"))
    place = models.CharField(gettext_lazy("place"), max_length=160, blank=True)
    place_en = models.CharField(gettext_lazy("place in English"), max_length=160, blank=True)
    contacts = models.ManyToManyField(
        Contact, blank=True, related_name="+", verbose_name=gettext_lazy("people of the customer")
    )
    other_people = models.TextField(gettext_lazy("other people of the customer"), blank=True)
    our_people = models.ManyToManyField(User, blank=True, related_name="+", verbose_name=gettext_lazy("our people"))

    objects = OccasionQuerySet.as_manager()

    class Meta(Record.Meta):
        abstract = True
        ordering = ["-at", "-number"]

    @property
    def label(self) -> str:
        return pick(self, "title")

    @property
    def tone(self) -> str:
        return self.TONES.get(self.state, "ok")  # type: ignore[attr-defined]

    @property
    def others(self) -> list[str]:
        """Names of those who are not among the customer's people that we know."""
        return [line.strip() for line in self.other_people.splitlines() if line.strip()]

    def prefill(self, *, by: User) -> None:
        now = timezone.localtime()
        self.at = now.replace(minute=now.minute // 5 * 5, second=0, microsecond=0)

    def after_put(self, *, by: User) -> None:
        self.renumber()

    def renumber(self) -> None:
        """Its lines keep the order in which they were written."""
        for line in self.kind.lines:
            for order, row in enumerate(getattr(self, line.relation).all(), 1):
                if row.order != order:
                    type(row).objects.filter(pk=row.pk).update(order=order)

    def guard_taken_place(self) -> None:
        """Refused for what lies ahead, and for what nobody of the customer came to."""
        if self.at > timezone.now():
            raise Refused(
                _("It is planned for a later time. Change the date and time first if it took place already.")
            )
        if not self.contacts.exists() and not self.others:
            raise Refused(_("Note who came for the customer first."))

    def note(self, verb: str, *, by: User, data: dict[str, Any] | None = None, **changed: Any) -> None:
        """Write facts that leave the state as it is, with their event. For verbs, inside their transaction."""
        self.shift(self.state, by=by, verb=verb, data=data, **changed)  # type: ignore[attr-defined]


def mark(name: Any, **more: Any) -> Any:
    """A field for a mark from 1 to 5, empty until it is given."""
    return models.PositiveSmallIntegerField(
        name, null=True, blank=True, choices=[(n, str(n)) for n in SCALE], editable=False, **more
    )
