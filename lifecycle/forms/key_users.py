"""Key users: chosen for processes, agreed with their supervisor, judged by what they can do, and whom they taught."""

import uuid
from datetime import timedelta
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lifecycle import access
from lifecycle.errors import Refused
from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import contacts
from lifecycle.forms.twins import low
from lifecycle.models.competences import Level
from lifecycle.models.customers import Contact
from lifecycle.models.key_users import KeyUser
from lifecycle.models.processes import BusinessProcess
from lifecycle.models.projects import Project
from lifecycle.models.taught_sessions import LONGEST, TaughtSession, read_people
from lifecycle.models.users import User

LINK_DAYS = 90
INTERNAL = _("Internal: never shown to the customer, in no document.")
WHAT_SHOWED_IT = _("What was seen, by whom and where: a test, a case they solved, a session they held.")


class KeyUserForm(forms.ModelForm):
    class Meta:
        model = KeyUser
        fields = ("contact", "processes", "knows_already", "motivation", "pressure")
        widgets = {"processes": forms.CheckboxSelectMultiple}
        help_texts = {
            "contact": _("Few but excellent: somebody who is willing and knows the work, not somebody who has time."),
            "processes": _("Processes for which the others will come to them."),
            "knows_already": _("Whoever knows this already is not trained in it again."),
            "motivation": INTERNAL,
            "pressure": INTERNAL,
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        low(self, 2)
        self.fields["contact"].queryset = contacts(project, self.instance.contact_id)  # type: ignore[attr-defined]
        held = self.instance.processes.all() if self.instance.pk else BusinessProcess.objects.none()
        rows = BusinessProcess.of(project) | BusinessProcess.objects.filter(pk__in=held.values_list("pk", flat=True))
        self.fields["processes"].queryset = rows  # type: ignore[attr-defined]
        if not access.can(user, "E", "private"):
            del self.fields["motivation"], self.fields["pressure"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if "processes" in data:
            self.instance.chosen = list(data["processes"])
        return data


class ConsentForm(ActForm):
    who = forms.ModelChoiceField(label=_("Supervisor who agreed"), queryset=Contact.objects.none())
    on = forms.DateField(label=_("Agreed on"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = contacts(self.record.project).exclude(pk=self.record.contact_id)
        self.fields["who"].queryset = people  # type: ignore[attr-defined]
        self.initial["on"] = timezone.localdate()


class EndForm(ActForm):
    reason = forms.CharField(
        label=_("Why no longer"), widget=forms.Textarea,
        help_text=_("Everybody who works on the project reads this."),
    )  # fmt: skip


class AssessForm(ActForm):
    process = forms.ModelChoiceField(label=_("Business process"), queryset=BusinessProcess.objects.none())
    level = forms.TypedChoiceField(
        label=pgettext_lazy("competence", "Level"), choices=Level.choices, coerce=int, widget=forms.RadioSelect,
        help_text=_("A lower level than before is possible, too: they are not as far as we thought."),
    )  # fmt: skip
    on = forms.DateField(label=_("Seen on"))
    evidence = forms.CharField(label=_("What showed it"), widget=forms.Textarea, help_text=WHAT_SHOWED_IT)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["process"].queryset = self.record.processes.all()  # type: ignore[attr-defined]
        self.initial["on"] = timezone.localdate()


class SessionForm(forms.Form):
    """A session that a key user held: the same for them on their phone and for us."""

    columns: ClassVar[dict[str, int]] = {"on": 6, "minutes": 6}

    process = forms.ModelChoiceField(label=_("Business process"), queryset=BusinessProcess.objects.none())
    topic = forms.CharField(label=_("What was taught"), max_length=200)
    on = forms.DateField(label=_("Held on"))
    minutes = forms.IntegerField(label=_("Minutes it took"), min_value=5, max_value=LONGEST, initial=45)
    people = forms.CharField(
        label=_("Who came"), widget=forms.Textarea(attrs={"rows": 5}), max_length=8000,
        help_text=_("One person a line; the department after a comma, if you like."),
    )  # fmt: skip
    note = forms.CharField(
        label=_("What was hard for them"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False,
        help_text=_("Questions that came up, tips that helped: they go into the manual."),
    )  # fmt: skip
    creation_key = forms.UUIDField(widget=forms.HiddenInput)

    def tell(self, key_user: KeyUser) -> None:
        self.fields["process"].queryset = key_user.processes.all()  # type: ignore[attr-defined]
        self.initial["on"], self.initial["creation_key"] = timezone.localdate(), uuid.uuid4()

    def clean_people(self) -> list[tuple[str, str]]:
        try:
            return read_people(self.cleaned_data["people"])
        except Refused as refusal:
            raise forms.ValidationError(refusal.message) from refusal


class LogForm(SessionForm, ActForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tell(self.record)


class StrikeForm(ActForm):
    session = forms.ModelChoiceField(label=_("Session"), queryset=TaughtSession.objects.none())
    reason = forms.CharField(label=_("Why it does not count"), max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = TaughtSession.objects.filter(key_user=self.record, struck_reason="")
        self.fields["session"].queryset = rows  # type: ignore[attr-defined]


class InviteForm(ActForm):
    until = forms.DateField(label=_("Good until"))
    message = forms.CharField(
        label=_("Words to go with it"), widget=forms.Textarea, max_length=1000, required=False,
        help_text=_("They log by it when they taught whom, on a phone and without an account. An earlier link ends."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["until"] = timezone.localdate() + timedelta(days=LINK_DAYS)
