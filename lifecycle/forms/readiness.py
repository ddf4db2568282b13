"""Conditions at the customer's site: listed, promised, ready, seen."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lifecycle import blocking
from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import contacts
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.projects import Project
from lifecycle.models.readiness import ReadinessItem
from lifecycle.models.users import User


class ReadinessForm(forms.ModelForm):
    columns = {"item_kind": 4, "responsible": 4, "needed_by": 4}
    blocks = forms.ChoiceField(
        label=_("What cannot begin without it"), required=False,
        help_text=_("An item of the plan. Its page says what it waits for."),
    )  # fmt: skip

    class Meta:
        model = ReadinessItem
        fields = ("what", "what_en", "item_kind", "responsible", "needed_by", "for_go_live", "note")
        help_texts = {
            "what": _("So exactly that both sides can see whether it is there."),
            "responsible": _("One person at the customer, not a department."),
            "needed_by": _("The day on which our work stops without it."),
            "for_go_live": _("The project goes live only when somebody of ours has seen that it is ready."),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 2)
        self.fields["responsible"].queryset = contacts(project, self.instance.responsible_id)  # type: ignore[attr-defined]
        key = f"{self.instance.blocks_kind}:{self.instance.blocks_id}" if self.instance.blocks_kind else ""
        offered = blocking.choices(project)
        if key and key not in dict(offered):
            offered.append((key, blocking.label(key, project)))
        if not offered:
            del self.fields["blocks"]
            return
        self.initial["blocks"] = key
        self.fields["blocks"].choices = [("", _("nothing in the plan")), *offered]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if "blocks" in data:
            kind, _colon, pk = data["blocks"].partition(":")
            self.instance.blocks_kind, self.instance.blocks_id = kind, int(pk) if pk else None
        return data


class PromiseForm(ActForm):
    on = forms.DateField(label=_("The customer promises it for"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["on"] = self.record.promised_for or self.record.needed_by
        if self.record.needed_by:
            self.fields["on"].help_text = _("It is needed by %(day)s.") % {"day": self.record.needed_by}


class ReadyForm(ActForm):
    on = forms.DateField(label=_("Ready since"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["on"] = timezone.localdate()


class VerifyForm(ActForm):
    proof = forms.CharField(
        label=_("Where that was seen"), widget=forms.Textarea,
        help_text=_("Who of us saw it, where and how. Photos and measurements belong to its files."),
    )  # fmt: skip


class NotReadyForm(ActForm):
    reason = forms.CharField(label=_("What is missing"), widget=forms.Textarea)
