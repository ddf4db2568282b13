"""Paper: to whom it goes, what comes back, and what a person sees on it."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lifecycle import scans
from lifecycle.models.confirming import Straddle
from lifecycle.models.papercopies import PaperCopy
from lifecycle.text import choose

PARTIES = {"customer": gettext_lazy("Customer"), "vendor": gettext_lazy("Us")}


class PrintForm(forms.Form):
    note = forms.CharField(
        label=gettext_lazy("To whom it goes"), max_length=200, required=False,
        help_text=gettext_lazy("Who gets the paper, by which courier, under which number."),
    )  # fmt: skip
    creation_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"creation_key": uuid.uuid4()})
        super().__init__(*args, **kwargs)


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files, at least one if required."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:  # type: ignore[override]
        found = data if isinstance(data, list | tuple) else [data] if data else []
        if not found and self.required:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return [super(FilesField, self).clean(one, initial) for one in found]


class ScansForm(forms.Form):
    """Files from a scanner or from the phone's own store, or a photograph taken now."""

    files = FilesField(  # type: ignore[assignment]
        label=gettext_lazy("Scans or photographs"), required=False,
        widget=SeveralFiles(attrs={"accept": scans.ACCEPT}),
        help_text=gettext_lazy("PDF, JPEG, PNG, TIFF or WebP; several at once. 200 dpi are enough."),
    )  # fmt: skip
    photo = forms.FileField(
        label=gettext_lazy("Photograph a page now"), required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png", "capture": "environment"}),
        help_text=gettext_lazy("From straight above, with the code at the lower edge in the picture."),
    )  # fmt: skip

    def uploads(self) -> list[Any]:
        photo = self.cleaned_data.get("photo")
        return [*self.cleaned_data.get("files", []), *([photo] if photo else [])]


class PlaceForm(forms.Form):
    n = forms.TypedChoiceField(coerce=int)

    def __init__(self, *args: Any, pages: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["n"].choices = [(n, str(n)) for n in range(1, pages + 1)]  # type: ignore[attr-defined]


class ConfirmForm(forms.Form):
    """What the paper shows, for each place of the document."""

    straddle = forms.ChoiceField(
        label=gettext_lazy("Seal across the edges of the pages"), choices=Straddle.choices, widget=forms.RadioSelect
    )
    remark = forms.CharField(
        label=gettext_lazy("Remark"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Anything that stands out: text added by hand, a place that is empty, and why."),
    )  # fmt: skip
    selection = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, paper: PaperCopy, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"selection": paper.selection()})
        super().__init__(*args, **kwargs)
        self.slots = paper.version.slots
        single = paper.version.pages == 1
        self.fields["straddle"].choices = [  # type: ignore[attr-defined]
            row for row in Straddle.choices if (row[0] == Straddle.SINGLE) == single
        ]
        for slot in self.slots:
            self._add_slot(slot)

    def _add_slot(self, slot: dict[str, Any]) -> None:
        key, expected = slot["key"], choose(slot["name"])
        self.fields[f"signed_{key}"] = forms.BooleanField(label=_("There is a signature"), required=False)
        self.fields[f"name_{key}"] = forms.CharField(
            label=_("Who signed"), required=False, max_length=80,
            help_text=_("The document names %(name)s.") % {"name": expected} if expected else "",
        )  # fmt: skip
        self.fields[f"stamped_{key}"] = forms.BooleanField(
            label=pgettext_lazy("on paper", "There is a company seal"), required=False
        )
        self.fields[f"on_{key}"] = forms.DateField(
            label=_("Date written beside it"), required=False, widget=forms.DateInput(attrs={"type": "date"})
        )

    def places(self) -> list[dict[str, Any]]:
        """The fields of each place, for the page."""
        parts = ("signed", "name", "stamped", "on")
        return [
            {
                "title": f"{PARTIES[slot['party']]} · {choose(slot['role'])}",
                **{part: self[f"{part}_{slot['key']}"] for part in parts},
            }
            for slot in self.slots
        ]

    def seals(self) -> dict[str, dict[str, Any]]:
        data = self.cleaned_data
        return {
            slot["key"]: {part: data.get(f"{part}_{slot['key']}") for part in ("name", "signed", "stamped", "on")}
            for slot in self.slots
        }
