"""The backlog of our products: ideas that came up in projects and belong to the product, not to one customer."""

from typing import Any, ClassVar

from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lifecycle.errors import Refused, Stale
from lifecycle.models.events import Event, changes
from lifecycle.models.products import Product
from lifecycle.models.users import User
from lifecycle.text import pick


class ProductIdea(models.Model):
    class State(models.TextChoices):
        NEW = "new", pgettext_lazy("idea", "New")
        PLANNED = "planned", gettext_lazy("Planned")
        RELEASED = "released", gettext_lazy("In a release")
        DECLINED = "declined", gettext_lazy("Declined")

    TONES: ClassVar[dict[str, str]] = {"new": "draft", "planned": "wait", "released": "ok", "declined": "off"}

    product = models.ForeignKey(Product, models.PROTECT, related_name="ideas", verbose_name=gettext_lazy("product"))
    title = models.CharField(gettext_lazy("idea"), max_length=160)
    title_en = models.CharField(gettext_lazy("idea in English"), max_length=160, blank=True)
    note = models.TextField(gettext_lazy("note"), blank=True)
    release = models.CharField(gettext_lazy("planned release"), max_length=80, blank=True)
    state = models.CharField(gettext_lazy("state"), max_length=8, choices=State.choices, default=State.NEW)
    requirement = models.OneToOneField(
        "lifecycle.Requirement", models.PROTECT, null=True, blank=True, editable=False, related_name="idea"
    )
    added_by = models.ForeignKey(User, models.PROTECT, editable=False, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    seen: Any = None  # the project that it came from, where the reader may see that

    class Meta:
        ordering = ("-pk",)
        verbose_name = gettext_lazy("idea for a product")
        verbose_name_plural = gettext_lazy("ideas for products")

    def __str__(self) -> str:
        return pick(self, "title")

    @property
    def event_label(self) -> str:
        return self.title

    @property
    def tone(self) -> str:
        return self.TONES[self.state]

    @transaction.atomic
    def write(self, *, by: User, version: int, **facts: Any) -> None:
        """Add it, or change it as it was read at `version`."""
        before: dict[str, Any] = {}
        if self.pk:
            now = type(self).objects.select_for_update().get(pk=self.pk)
            if now.version != version:
                raise Stale(_("Somebody else changed this meanwhile."))
            before = {name: getattr(now, name) for name in facts}
            self.version = version + 1
        else:
            self.added_by = by
        for name, value in facts.items():
            setattr(self, name, value)
        if self.state == self.State.RELEASED and not self.release.strip():
            raise Refused(_("Name the release that it is in."), "release")
        if self.state == self.State.DECLINED and not self.note.strip():
            raise Refused(_("Say why it is declined."), "note")
        self.save()
        diff = {name: [str(old), str(new)] for name, (old, new) in changes(before, facts).items()}
        Event.record("idea.saved", by=by, subject=self, data={"state": self.state, "changes": diff})
