"""The change process: through whom, in which form, how long, and who may decide how much."""

from datetime import timedelta
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from delivery.models import ChangeProcess
from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import contacts
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.projects import Project
from lifecycle.models.users import User

PAGE_DAYS = 180


class ProcessForm(forms.ModelForm):
    columns: ClassVar[dict[str, int]] = {
        "single_contact": 6, "assess_within_days": 6, "manager_amount": 6, "manager_days": 6, "commercial_amount": 6,
        "commercial_days": 6,
    }  # fmt: skip

    class Meta:
        model = ChangeProcess
        fields = (
            "single_contact", "assess_within_days", "channel", "channel_en", "form", "form_en", "meeting", "meeting_en",
            "manager_amount", "manager_days", "commercial_amount", "commercial_days",
        )  # fmt: skip
        help_texts = {
            "single_contact": _("The one person of the customer through whom requirement changes come."),
            "channel": _("The way on which a change reaches us: a mailbox, a form, a letter."),
            "form": _("What a request has to say, and on what."),
            "meeting": _("Where both sides talk about changes, if they do."),
            "manager_amount": _("Beyond it commerce decides."),
            "commercial_amount": _("Beyond it management decides, and the contract is amended."),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 2)
        people = contacts(project, self.instance.single_contact_id)
        self.fields["single_contact"].queryset = people  # type: ignore[attr-defined]


class PageForm(ActForm):
    """The link lasts as long as the project is likely to take changes in."""

    until = forms.DateField(
        label=_("Valid until"), help_text=_("There they hand changes in themselves and see what became of them; nothing that is ours alone."),
    )  # fmt: skip
    message = forms.CharField(label=_("Message"), widget=forms.Textarea, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["until"] = timezone.localdate() + timedelta(days=PAGE_DAYS)
