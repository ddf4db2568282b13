"""A file for a record, an item, a document or a project."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lifecycle import access
from lifecycle.models.attachments import Attachment


class AttachmentForm(forms.Form):
    file = forms.FileField(
        label=_("File"), help_text=_("PDF, picture, Word, Excel, PowerPoint, ZIP or plain text, at most 25 MB.")
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Attachment.Kind.choices, initial=Attachment.Kind.FILE)
    caption = forms.CharField(label=_("Caption"), max_length=200, required=False)

    def __init__(self, *args: Any, user: Any, project: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not access.can(user, "R", "contract", project):
            choices = [row for row in Attachment.Kind.choices if row[0] != Attachment.Kind.CONTRACT]
            self.fields["kind"].choices = choices  # type: ignore[attr-defined]
