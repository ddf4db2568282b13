"""What people set for themselves."""

import zoneinfo
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lifecycle.models.users import User


def time_zones() -> list[tuple[str, str]]:
    """Zones of places, as the system knows them."""
    areas = ("Africa/", "America/", "Asia/", "Australia/", "Europe/", "Pacific/")
    return [
        (zone, zone.replace("_", " ")) for zone in sorted(zoneinfo.available_timezones()) if zone.startswith(areas)
    ]


class ProfileForm(forms.ModelForm):
    columns = {
        "name": 6, "name_en": 6, "title": 6, "title_en": 6, "phone": 4, "language": 4, "time_zone": 4, "theme": 4,
    }  # fmt: skip
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=time_zones)

    class Meta:
        model = User
        fields = (
            "name", "name_en", "title", "title_en", "phone", "language", "time_zone", "theme",
            "introduction", "introduction_en",
        )  # fmt: skip
        widgets = {
            "introduction": forms.Textarea(attrs={"rows": 4}),
            "introduction_en": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {"introduction": _("Shown to customers when the company introduces itself.")}

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
