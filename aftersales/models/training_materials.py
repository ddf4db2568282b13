"""Training material and operation manuals (培训教材 / 操作手册): by business, tried by those who work with it, then final."""

from datetime import date
from typing import Any, ClassVar

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from aftersales.models.material_tips import Advised
from aftersales.models.training_plan_parts import Level
from aftersales.models.trainingparts import Somebody
from lifecycle import evidence
from lifecycle.errors import Refused
from lifecycle.models.attachments import Attachment
from lifecycle.models.customers import Contact
from lifecycle.models.processes import BusinessProcess
from lifecycle.models.records import Record
from lifecycle.models.users import User
from lifecycle.text import pick

ITEM = "S2-16"  # the playbook's item for operation manuals
TELLING = 4


class TrainingMaterialQuerySet(models.QuerySet["TrainingMaterial"]):
    def for_list(self) -> "TrainingMaterialQuerySet":
        return self.select_related("process")


class TrainingMaterial(Advised, Record):
    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("training material", "Draft")
        TRIED = "tried", gettext_lazy("Tried by users")
        FINAL = "final", pgettext_lazy("training material", "Published")

    class Kind(models.TextChoices):
        MATERIAL = "material", gettext_lazy("Training material")
        MANUAL = "manual", gettext_lazy("Operation manual")
        CARD = "card", gettext_lazy("Quick card")
        VIDEO = "video", gettext_lazy("Film")
        DATA = "data", gettext_lazy("Practice data")

    editable_states: ClassVar[tuple[str, ...]] = (State.DRAFT, State.TRIED)
    files_prove: ClassVar[bool] = False  # a manual proves its item once it is published, not once it is uploaded

    material_kind = models.CharField(gettext_lazy("kind"), max_length=8, choices=Kind.choices)
    title = models.CharField(gettext_lazy("title"), max_length=160)
    title_en = models.CharField(gettext_lazy("title in English"), max_length=160, blank=True)
    process = models.ForeignKey(
        BusinessProcess, models.PROTECT, related_name="materials", verbose_name=gettext_lazy("business process")
    )
    level = models.CharField(
        pgettext_lazy("training", "for whom"), max_length=11, choices=Level.choices, default=Level.OPERATION
    )
    edition = models.CharField(gettext_lazy("edition"), max_length=20, default="1.0")
    author = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("author")
    )
    address = models.URLField(gettext_lazy("link, where it is no file"), max_length=300, blank=True)
    about = models.TextField(gettext_lazy("what is in it"), blank=True)
    about_en = models.TextField(gettext_lazy("what is in it, in English"), blank=True)
    published_on = models.DateField(gettext_lazy("published on"), null=True, blank=True, editable=False)
    given_to = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+", editable=False,
        verbose_name=gettext_lazy("handed over to"),
    )  # fmt: skip
    state = models.CharField(gettext_lazy("state"), max_length=5, choices=State.choices, default=State.DRAFT)

    objects = TrainingMaterialQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = gettext_lazy("training material")
        verbose_name_plural = pgettext_lazy("several", "training material")
        ordering = ["process__sequence", "number"]

    @property
    def label(self) -> str:
        return pick(self, "title")

    @property
    def tone(self) -> str:
        return {"draft": "draft", "tried": "now"}.get(self.state, "ok")

    @property
    def files(self) -> Any:
        return Attachment.objects.about(self).filter(archived_at=None)

    def prefill(self, *, by: User) -> None:
        self.author = by

    def prefill_from(self, link: dict[str, str], *, by: User) -> None:
        """From the list of processes that lack it."""
        number = link.get("process", "")
        if number.isdecimal() and len(number) < 10:
            found = BusinessProcess.of(self.project).filter(number=int(number)).first()
            if found is not None:
                self.process = found
        self.material_kind = link.get("kind", "") if link.get("kind", "") in self.Kind.values else ""
        if self.process_id and self.material_kind:
            words = {"manual": ("操作手册", "manual"), "material": ("培训教材", "training material")}
            zh, en = words.get(self.material_kind, ("", ""))
            self.title = f"{self.process.name}{zh}"[:160]
            self.title_en = f"{self.process.name_en or self.process.name}: {en}"[:160] if en else ""

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        if self.process_id and self.process.project_id != self.project_id:
            raise Refused(_("This process belongs to another project."), "process")
        super().put(by=by, read_version=read_version, diff=diff)
        self._tell_process()

    def _guard_there(self) -> None:
        if not self.address and not self.files.exists():
            raise Refused(_("Add the file under “Files” first, or the link where it can be found."))

    @transaction.atomic
    def try_out(
        self, *, by: User, contact: Contact | None, name: str, on: date, worked: bool, words: str
    ) -> None:  # fmt: skip
        """A user worked by it, without help; what they found is kept."""
        self.locked(self.State.DRAFT, self.State.TRIED)
        self._guard_there()
        if contact is None and not name.strip():
            raise Refused(_("Choose a contact, or write the name."), "contact")
        if on > timezone.localdate():
            raise Refused(_("This day lies ahead."), "on")
        if not worked and len(words.strip()) < TELLING:
            raise Refused(_("Say what did not work, so that it can be mended."), "words")
        facts: dict[str, Any] = {
            "contact": contact, "name": name.strip() if contact is None else "", "on": on, "worked": worked,
            "words": words.strip(), "edition": self.edition,
        }  # fmt: skip
        if self.trials.filter(**facts).exists():  # type: ignore[attr-defined]
            return  # a second click
        last = self.trials.order_by("-order").first()  # type: ignore[attr-defined]
        self.trials.create(order=(last.order if last else 0) + 1, **facts)  # type: ignore[attr-defined]
        who = contact.name if contact else name.strip()
        self.shift(self.State.TRIED, by=by, verb="material.tried", data={"name": who})
        self._tell_process()

    @transaction.atomic
    def publish(self, *, by: User, given_to: Contact | None = None) -> None:
        """Final: those who are trained get it. A manual speaks for its item once every key process has one."""
        self.locked(self.State.TRIED)
        self._guard_there()
        if not self.trials.filter(worked=True, edition=self.edition).exists():  # type: ignore[attr-defined]
            raise Refused(_("Nobody has worked by this edition with success yet. Let a user try it first."))
        self.shift(
            self.State.FINAL, by=by, verb="material.published", data={"edition": self.edition},
            published_on=timezone.localdate(), given_to=given_to,
        )  # fmt: skip
        self._tell_process()
        if self.material_kind == self.Kind.MANUAL:
            evidence.offer(
                self.project, code="MANUAL", forms=("attachment",), subject=self, label=self.label, stage=None, by=by,
                items=(ITEM,), whole=not without_manual(self.project),
            )  # fmt: skip

    @transaction.atomic
    def revise(self, *, by: User, edition: str, reason: str) -> None:
        """A new edition; users try it anew."""
        self.locked(self.State.FINAL)
        if edition.strip() == self.edition:
            raise Refused(
                _("This is the edition that was published. Give the new one a number of its own."), "edition"
            )
        if len(reason.strip()) < TELLING:
            raise Refused(_("Write down the reason; others will rely on it."), "reason")
        evidence.withdraw(self)
        data = {"edition": edition.strip(), "reason": reason.strip()}
        self.shift(
            self.State.DRAFT, by=by, verb="material.revised", data=data, edition=edition.strip(), published_on=None,
            given_to=None,
        )  # fmt: skip
        self._tell_process()

    def _tell_process(self) -> None:
        """What the process's page says of its manual follows from the manuals that there are."""
        if self.material_kind != self.Kind.MANUAL:
            return
        state = BusinessProcess.Manual
        rows = list(TrainingMaterial.objects.filter(process=self.process_id, material_kind=self.Kind.MANUAL))
        final = [row for row in rows if row.state == self.State.FINAL]
        told = state.GIVEN if any(row.given_to_id for row in final) else state.READY if final else state.DRAFT
        BusinessProcess.objects.filter(pk=self.process_id).exclude(manual_state=told).update(
            manual_state=told, version=models.F("version") + 1
        )


class MaterialTrial(Somebody):
    """Who worked by it, when, and whether that worked."""

    material = models.ForeignKey(TrainingMaterial, models.CASCADE, related_name="trials")
    edition = models.CharField(gettext_lazy("edition"), max_length=20)
    on = models.DateField(gettext_lazy("tried on"))
    worked = models.BooleanField(gettext_lazy("they managed by it alone"))
    words = models.TextField(gettext_lazy("what they found"), blank=True)

    class Meta(Somebody.Meta):
        verbose_name = gettext_lazy("trial of a training material")

    def __str__(self) -> str:
        return self.who


def without_manual(project: Any) -> list[BusinessProcess]:
    """Key processes (all, where none is marked) for which no manual is published."""
    return _lacking(project, TrainingMaterial.objects.filter(material_kind="manual", state="final"))


def without_material(project: Any) -> list[BusinessProcess]:
    """Key processes (all, where none is marked) for which there is no material of any kind."""
    return _lacking(project, TrainingMaterial.objects.all())


def _lacking(project: Any, materials: Any) -> list[BusinessProcess]:
    there = set(materials.filter(project=project).values_list("process_id", flat=True))
    rows = list(BusinessProcess.of(project))
    wanted = [row for row in rows if row.is_key] or rows
    found = [row for row in wanted if row.pk not in there]
    for row in found:
        row.project = project
    return found
