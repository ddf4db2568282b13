"""Lines of the delay ledger that stand in no document yet."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.acts import ActForm
from lifecycle.forms.twins import drop_twins
from lifecycle.models.delays import DelayEntry
from lifecycle.models.projects import Project
from lifecycle.models.users import User


class DelayForm(forms.ModelForm):
    columns = {"days": 3, "from_day": 4, "side": 5}

    class Meta:
        model = DelayEntry
        fields = ("days", "from_day", "side", "cause", "cause_en", "cause_kind", "proof")
        help_texts = {
            "days": _("Working days by which the work ends later."),
            "cause": _("What happened, so that both sides recognise it."),
            "proof": _("A mail, a photo, a note: where that can be seen."),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        self.fields["days"].widget.attrs["min"] = 1


class ReasonForm(ActForm):
    reason = forms.CharField(label=_("Why it does not count"), widget=forms.Textarea)
