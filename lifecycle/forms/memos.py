"""A site-work memo: written in two minutes on a phone. What most leave as it is lies folded."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.acts import ActForm
from lifecycle.forms.nextsteps import NextStepForm, says_nothing
from lifecycle.forms.people import contacts, members
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.delays import DelayEntry
from lifecycle.models.memo_lines import MemoCheck, MemoCommitment, MemoDelay, MemoWork
from lifecycle.models.memos import Memo
from lifecycle.models.nextsteps import REASON_MIN
from lifecycle.models.projects import Project
from lifecycle.models.users import User


class MemoForm(forms.ModelForm):
    columns: ClassVar[dict[str, int]] = {"period_from": 3, "period_to": 3, "place": 6}
    folded: ClassVar[tuple[str, ...]] = ("contacts", "other_people", "our_people")
    folded_title = _("Who was there")

    class Meta:
        model = Memo
        fields = (
            "purpose", "purpose_en", "period_from", "period_to", "place", "place_en", "nothing_agreed", "contacts",
            "other_people", "our_people",
        )  # fmt: skip
        widgets = {"contacts": forms.CheckboxSelectMultiple, "our_people": forms.CheckboxSelectMultiple}
        help_texts = {
            "purpose": _("What the customer was to have at the end of it, in one sentence."),
            "other_people": _("Whoever is not in the list above, one a line."),
            "nothing_agreed": _("Only if neither side has anything to do next."),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 2, other_people=1)
        row: Memo = self.instance
        saved = row.pk is not None
        like = row if saved else row.previous
        theirs = list(like.contacts.values_list("pk", flat=True)) if like else []
        ours = list(like.our_people.values_list("pk", flat=True)) if saved else []  # type: ignore[union-attr]
        self.fields["contacts"].queryset = contacts(project, *(theirs if saved else ()))  # type: ignore[attr-defined]
        self.fields["our_people"].queryset = members(project, *ours)  # type: ignore[attr-defined]
        if not saved:
            self.initial["our_people"] = [user.pk]
            self.initial["contacts"] = theirs


class WorkForm(forms.ModelForm):
    columns: ClassVar[dict[str, int]] = {"achieved": 4, "note": 8}
    planned = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = MemoWork
        fields = ("work", "work_en", "purpose", "purpose_en", "achieved", "note", "note_en")

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        self.project = project

    def has_changed(self) -> bool:
        return super().has_changed() and not says_nothing(self, "work", "work_en")

    def clean(self) -> dict[str, Any]:
        from lifecycle.memowriting import planned_thing

        data = super().clean() or self.cleaned_data
        if data.get("achieved") in ("partly", "no") and not (data.get("note") or "").strip():
            self.add_error("note", _now("Say what is missing."))
        thing = planned_thing(self.project, data.get("planned") or "")
        if thing is not None:
            self.instance.plan_kind, self.instance.plan_id = thing._meta.label_lower, thing.pk
        return data


class DelayLineForm(forms.ModelForm):
    columns: ClassVar[dict[str, int]] = {"days": 3, "from_day": 4, "side": 5, "cause_kind": 4, "proof": 8}
    folded: ClassVar[tuple[str, ...]] = ("cause_kind", "proof")
    folded_title = _("Kind of cause, and what shows it")
    takes_over = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = MemoDelay
        fields = ("days", "from_day", "side", "cause", "cause_en", "cause_kind", "proof")

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        self.fields["days"].widget.attrs |= {"min": 1, "inputmode": "numeric"}
        self.project, self.user = project, user

    def save(self, commit: bool = True) -> Any:
        row = super().save(commit)
        taken = self.cleaned_data.get("takes_over")
        if commit and taken:  # it stood in the ledger already; from here on it follows this line
            entry = DelayEntry.objects.filter(project=self.project, pk=taken, state=DelayEntry.State.OURS).first()
            if entry is not None and DelayEntry.objects.of(row).first() is None:
                entry.move_to(row, by=self.user)
        return row


class StepLineForm(NextStepForm):
    class Meta:
        model = MemoCommitment
        fields = ("what", "what_en", "who", "due", "name")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["due"].required = True


class CheckForm(forms.ModelForm):
    """What became of one step; which one it is stands above the answer."""

    class Meta:
        model = MemoCheck
        fields = ("step", "outcome", "reason", "reason_en")
        widgets = {"step": forms.HiddenInput}

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        steps = MemoCommitment.objects.filter(memo__project=project, memo__state__in=Memo.agreed_states)
        self.fields["step"].queryset = steps.select_related("memo")  # type: ignore[attr-defined]
        found = str(self.data.get(self.add_prefix("step")) or self.initial.get("step") or self.instance.step_id or "")
        rows = steps.filter(pk=int(found)) if found.isdecimal() else steps.none()
        step = rows.select_related("contact", "user", "memo").first()
        if step is not None:
            self.fields["outcome"].label = _now("%(who)s: %(what)s") % {"who": step.who, "what": step}
        self.fields["outcome"].widget = forms.RadioSelect(choices=MemoCheck.Outcome.choices)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("outcome") == MemoCheck.Outcome.DROPPED and len((data.get("reason") or "").strip()) < REASON_MIN:
            self.add_error("reason", _now("Write down the reason; others will rely on it."))
        return data


class ReasonForm(ActForm):
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea)
