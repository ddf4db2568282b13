"""Plans: their head, their resources, their items one by one, and how far an item is."""

import re
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lifecycle import pastdurations
from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import contacts, members
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.objectives import Objective
from lifecycle.models.projects import Project
from lifecycle.models.requirements import Requirement
from lifecycle.models.users import User
from lifecycle.text import listed

# “3”, “3SS”, “3FS+2”: the number of an item, how it is waited for, and the working days between.
WAIT = re.compile(r"^(\d{1,4})\s*(FS|SS|FF|SF)?\s*([+-]\s*\d{1,3})?$", re.I)
SPLIT = re.compile(r"[,，;；、]+")
HEAD = ("title", "title_en", "starts_on", "goal", "goal_en", "strategy", "strategy_en", "ability", "ability_en", "verification", "verification_en")  # fmt: skip
HEAD_HELP = {
    "goal": _("A result with its figure and its day, not an activity. One a line."),
    "strategy": _("How the goal is reached: what first, what in parallel, what not at all, and why."),
    "ability": _("Which skills and people the plan takes, and who has them."),
    "verification": _("By what both sides see that the goal is reached."),
}


class PlanForm(forms.ModelForm):
    """The head of a plan; each stage names its model."""

    columns: ClassVar[dict[str, int]] = {"title": 8, "starts_on": 4}

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 3)


class ResourceForm(forms.ModelForm):
    """A resource; the step that it is for is one of this plan."""

    needs_record = True

    def __init__(self, *args: Any, project: Project, user: User, record: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        rows = self.fields["item"].queryset  # type: ignore[attr-defined]
        self.fields["item"].queryset = rows.filter(plan=record) if record.pk else rows.none()  # type: ignore[attr-defined]


class PlanItemForm(forms.ModelForm):
    """An item of a plan; what it waits for is written with the numbers that the plan's page shows."""

    BRIEF: ClassVar[tuple[str, ...]] = (
        "phase", "phase_en", "what", "what_en", "start", "days", "due", "side", "ours", "theirs", "others", "others_en",
    )  # fmt: skip
    FULL: ClassVar[tuple[str, ...]] = (
        *BRIEF, "strategy", "place", "place_en", "steps", "steps_en", "expected", "expected_en", "verification", "verification_en",
        "ability", "ability_en", "rollback", "rollback_en", "requirement", "objective",
    )  # fmt: skip
    columns: ClassVar[dict[str, int]] = {
        "strategy": 12, "phase": 12, "what": 12, "start": 4, "days": 4, "due": 4, "side": 4, "ours": 4, "theirs": 4, "place": 12, "others": 12,
        "requirement": 6, "objective": 6,
    }  # fmt: skip

    waits = forms.CharField(label=_("Waits for"), required=False, max_length=200)

    class Meta:
        help_texts = {
            "days": _("0 for a milestone. Of start, working days and due, two are enough."),
            "theirs": _("One person, not a department."),
            "others": _("People who are in neither list."),
            "steps": _("One a line, so that somebody else could do it from the paper. They are ticked off on site."),
            "expected": _("What is there when it is done."),
            "verification": _("Who looks at what, and what must be seen."),
            "rollback": _("What is done if it fails, and until when one can go back."),
        }

    def __init__(self, *args: Any, plan: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plan, item = plan, self.instance
        self.rows = plan.rows()
        self.order_fields(
            [name for name in ("strategy", *self.BRIEF[:7], "waits", *self.FULL[7:]) if name in self.fields]
        )
        drop_twins(self, project)
        low(self, 2, steps=4, steps_en=4)
        self.fields["ours"].queryset = members(project, item.ours_id)  # type: ignore[attr-defined]
        self.fields["theirs"].queryset = contacts(project, item.theirs_id)  # type: ignore[attr-defined]
        if "strategy" in self.fields:
            self._strategies(plan)
        if "objective" in self.fields:
            self.fields["objective"].queryset = Objective.objects.filter(project=project).order_by("number")  # type: ignore[attr-defined]
            self.fields["requirement"].queryset = Requirement.objects.filter(project=project).order_by("number")  # type: ignore[attr-defined]
        self.fields["waits"].help_text = _now(
            "Numbers of other items of the plan: 3 begins after item 3 has ended, 3+2 two working days later, 3SS when it "
            "begins, 3FF ends when it ends."
        )
        if closed := pastdurations.phase_words(project):
            self.fields["days"].help_text = f"{self.fields['days'].help_text} {closed}."
        if item.pk:
            self.initial["waits"] = self.written_waits()

    def _strategies(self, plan: Any) -> None:
        """Those of this plan; a plan that states none asks for none."""
        rows = plan.strategies.all()
        self.fields["strategy"].queryset = rows  # type: ignore[attr-defined]
        self.fields["strategy"].empty_label = _now("none")  # type: ignore[attr-defined]
        if not rows:
            del self.fields["strategy"]

    def written_waits(self) -> str:
        numbers = {row.pk: row.n for row in self.rows}
        found = []
        for link in self.instance.waits_for.all():
            kind = "" if link.kind == "FS" else link.kind
            lag = f"{link.lag:+d}" if link.lag else ""
            found.append(f"{numbers.get(link.on_id, '')}{kind}{lag}")
        return ", ".join(found)

    def clean_waits(self) -> list[tuple[Any, str, int]]:
        """(item, kind, lag) of each."""
        by_number = {row.n: row for row in self.rows}
        found: dict[int, tuple[Any, str, int]] = {}
        for word in SPLIT.split(self.cleaned_data["waits"]):
            if not word.strip():
                continue
            match = WAIT.match(word.strip())
            if match is None:
                raise forms.ValidationError(
                    _now("“%(word)s” is no item. Write 3, or 3+2, or 3SS.") % {"word": word.strip()}
                )
            number, kind, lag = match.groups()
            row = by_number.get(int(number))
            if row is None or row.pk == self.instance.pk:
                raise forms.ValidationError(_now("There is no other item with the number %(n)s.") % {"n": number})
            found[row.pk] = (row, (kind or "FS").upper(), int((lag or "0").replace(" ", "")))
        return list(found.values())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        start, due = data.get("start"), data.get("due")
        if start and due and due < start:
            self.add_error("due", _now("It would end before it begins."))
        return data

    def diff(self) -> dict[str, Any]:
        """What was changed, in words, for the history."""
        return {"fields": listed(str(self[name].label) for name in self.changed_data)}


class ReportForm(forms.Form):
    """How far an item is; for whoever does it, on site."""

    progress = forms.IntegerField(label=_("Progress, %"), min_value=0, max_value=100)
    started_on = forms.DateField(label=_("Begun on"), required=False)
    ended_on = forms.DateField(label=_("Finished on"), required=False)
    columns: ClassVar[dict[str, int]] = {"progress": 4, "started_on": 4, "ended_on": 4}

    def __init__(self, *args: Any, item: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"progress": item.progress, "started_on": item.started_on, "ended_on": item.ended_on}


class LayOutForm(ActForm):
    start = forms.DateField(
        label=_("Begin on"),
        help_text=_("All dates are reckoned anew over working days: holidays and weekends are left out."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["start"] = self.record.starts_on or timezone.localdate()
