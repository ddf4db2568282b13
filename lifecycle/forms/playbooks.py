"""Forms of playbooks. Lists are written as people write them: one line a step, one line a demand."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lifecycle import papers, pastdurations
from lifecycle.gates import GATES
from lifecycle.models.playbooks import Playbook, PlaybookItem
from lifecycle.text import listed

FORMS = (
    ("document", _("issued")),
    ("signed_document", _("signed")),
    ("internal_document", _("signed internally")),
    ("record", _("record finished")),
    ("internal_record", _("record finished")),
    ("attachment", _("file attached")),
    ("section", _("part of another document")),
)


class PlaybookForm(forms.ModelForm):
    columns = {"name": 6, "name_en": 6, "note": 6, "note_en": 6}

    class Meta:
        model = Playbook
        fields = ("name", "name_en", "note", "note_en")
        widgets = {"note": forms.Textarea(attrs={"rows": 3}), "note_en": forms.Textarea(attrs={"rows": 3})}


class PlaybookItemForm(forms.ModelForm):
    columns = {
        "code": 3, "stage": 3, "order": 3, "gate": 3, "title": 6, "title_en": 6, "description": 6, "description_en": 6,
        "owner_role": 3, "duration_workdays": 3, "repeat_every_days": 3, "mandatory": 3, "area": 3, "steps_zh": 6, "steps_en": 6,
        "preconditions": 6, "evidence_lines": 6, "skip_lines": 12,
    }  # fmt: skip
    gate = forms.ChoiceField(label=_("Needed at gate"), required=False)
    steps_zh = forms.CharField(
        label=_("Steps"), required=False, widget=forms.Textarea(attrs={"rows": 6}), help_text=_("One line a step.")
    )
    steps_en = forms.CharField(
        label=_("Steps in English"), required=False, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("The same number of lines, or none."),
    )  # fmt: skip
    preconditions = forms.CharField(
        label=_("After these items"), required=False, help_text=_("Codes, such as S1-02, S1-09.")
    )
    evidence_lines = forms.CharField(
        label=_("Evidence"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One line each: code of the document and signed, issued, internal, record or file. Such as: D06 signed"),
    )  # fmt: skip
    skip_lines = forms.CharField(
        label=_("Reasons to skip"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One line each: CODE | Chinese | English"),
    )  # fmt: skip

    WORDS = {
        "signed": "signed_document", "issued": "document", "internal": "internal_document", "record": "record",
        "file": "attachment", "section": "section",
    }  # fmt: skip

    class Meta:
        model = PlaybookItem
        fields = (
            "code", "stage", "order", "gate", "title", "title_en", "description", "description_en", "owner_role",
            "support_roles", "duration_workdays", "repeat_every_days", "mandatory", "area",
        )  # fmt: skip
        widgets = {
            "description": forms.Textarea(attrs={"rows": 3}),
            "description_en": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        item = self.instance
        if found := pastdurations.past(codes=[item.code]).get(item.code):
            self.fields["duration_workdays"].help_text = found.words
        self.fields["gate"].choices = [("", _("none"))] + [(g.code, g.title) for g in GATES.values()]
        words = {form: word for word, form in self.WORDS.items()} | {"internal_record": "record"}
        self.initial = dict(self.initial) | {
            "steps_zh": "\n".join(step["zh"] for step in item.steps),
            "steps_en": "\n".join(step.get("en", "") for step in item.steps),
            "preconditions": ", ".join(item.preconditions),
            "evidence_lines": "\n".join(f"{e['document']} {words.get(e['form'], e['form'])}" for e in item.evidence),
            "skip_lines": "\n".join(f"{r['code']} | {r['zh']} | {r['en']}" for r in item.skip_reasons),
        }

    def clean_code(self) -> str:
        code = self.cleaned_data["code"].upper()
        same = PlaybookItem.objects.filter(playbook=self.instance.playbook, code=code).exclude(pk=self.instance.pk)
        if same.exists():
            raise forms.ValidationError(_("Another item of this playbook has this code."))
        return code

    def clean_preconditions(self) -> list[str]:
        codes = [c.upper() for c in re.split(r"[,\s，、]+", self.cleaned_data["preconditions"]) if c]
        known = set(self.instance.playbook.items.exclude(pk=self.instance.pk).values_list("code", flat=True))
        if strange := [code for code in codes if code not in known]:
            raise forms.ValidationError(_("No item has the code %(code)s."), params={"code": listed(strange)})
        return codes

    def clean_evidence_lines(self) -> list[dict[str, Any]]:
        found = []
        for line in filter(None, map(str.strip, self.cleaned_data["evidence_lines"].splitlines())):
            code, _space, word = line.partition(" ")
            if word.strip() not in self.WORDS:
                raise forms.ValidationError(_("“%(line)s” is not understood."), params={"line": line})
            old = next((e for e in self.instance.evidence if e["document"] == code), {"signed_by": []})
            found.append({"document": code, "form": self.WORDS[word.strip()], "signed_by": old["signed_by"]})
        return found

    def clean_skip_lines(self) -> list[dict[str, str]]:
        found = []
        for line in filter(None, map(str.strip, self.cleaned_data["skip_lines"].splitlines())):
            parts = [part.strip() for part in line.split("|")]
            if len(parts) != 3 or not all(parts):
                raise forms.ValidationError(_("“%(line)s” is not understood."), params={"line": line})
            found.append({"code": parts[0], "zh": parts[1], "en": parts[2]})
        return found

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        chinese = [line.strip() for line in data.get("steps_zh", "").splitlines() if line.strip()]
        english = [line.strip() for line in data.get("steps_en", "").splitlines() if line.strip()]
        if english and len(english) != len(chinese):
            self.add_error("steps_en", _("Write as many lines as there are steps, or none."))
        padded = english or [""] * len(chinese)
        data["steps"] = [{"zh": zh, "en": en} for zh, en in zip(chinese, padded, strict=False)]
        return data

    def facts(self) -> dict[str, Any]:
        """What `PlaybookItem.revise` takes."""
        data = dict(self.cleaned_data)
        for name in ("steps_zh", "steps_en"):
            data.pop(name)
        data["evidence"] = data.pop("evidence_lines")
        data["skip_reasons"] = data.pop("skip_lines")
        return data


def demands(item: PlaybookItem) -> list[str]:
    """The evidence of an item in words, for the playbook's page."""
    words = dict(FORMS)
    return [
        str(_("%(name)s (%(form)s)")) % {"name": papers.name(e["document"]), "form": words.get(e["form"], e["form"])}
        for e in item.evidence
        if e["document"] != "—"
    ]
