"""When somebody is away, and who stands in."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lifecycle.fields import holds
from lifecycle.models.absences import Absence
from lifecycle.models.users import User


class AbsenceForm(forms.ModelForm):
    columns = {"from_date": 6, "to_date": 6, "kind": 6, "substitute": 6}

    class Meta:
        model = Absence
        fields = ("from_date", "to_date", "kind", "substitute", "note")
        help_texts = {
            "kind": _("Shown to the person, their mentor and executives alone; others read “away”."),
            "substitute": _(
                "Meanwhile they see the projects and the work of the person in the roles that both hold, and get a copy of mail to them. They sign nothing in their place."
            ),
        }

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        same = Q()
        for role in person.roles:
            same |= Q(roles__contains=holds(role))
        people = User.objects.filter(same, is_active=True).exclude(pk=person.pk)
        self.fields["substitute"].queryset = people  # type: ignore[attr-defined]
        if self.instance.pk is None:
            self.initial = {**self.initial, "from_date": timezone.localdate(), "to_date": timezone.localdate()}
