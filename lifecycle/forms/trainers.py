"""Trial lectures of trainers."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.twins import low
from lifecycle.models.trainers import TrainerQualification
from lifecycle.models.users import User


class QualificationForm(forms.ModelForm):
    columns = {"topic": 6, "topic_en": 6, "on": 6, "score": 6}

    class Meta:
        model = TrainerQualification
        fields = ("person", "topic", "topic_en", "on", "score", "note")
        help_texts = {"note": _("Whether they explain the thinking first, whether people could follow.")}

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        low(self, 3)
        self.fields["person"].queryset = User.objects.filter(is_active=True).exclude(pk=user.pk)  # type: ignore[attr-defined]
        self.initial.setdefault("on", timezone.localdate())

    def validate_constraints(self) -> None:
        """Who verifies is known to the verb alone."""


class EndForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))
