"""What people set for themselves."""

import zoneinfo
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.knowhow import KnowsForm
from lifecycle.models.users import User

LISTS = ("certificates", "certificates_en", "former_projects", "former_projects_en")


def time_zones() -> list[tuple[str, str]]:
    """Zones of places, as the system knows them."""
    areas = ("Africa/", "America/", "Asia/", "Australia/", "Europe/", "Pacific/")
    return [
        (zone, zone.replace("_", " ")) for zone in sorted(zoneinfo.available_timezones()) if zone.startswith(areas)
    ]


class ProfileForm(KnowsForm):
    columns = {
        "name": 6, "name_en": 6, "title": 6, "title_en": 6, "phone": 4, "language": 4, "time_zone": 4, "theme": 4, **dict.fromkeys(LISTS, 6),
    }  # fmt: skip
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=time_zones)

    class Meta:
        model = User
        fields = (
            "name", "name_en", "title", "title_en", "phone", "language", "time_zone", "theme",
            "introduction", "introduction_en", "certificates", "certificates_en", "former_projects", "former_projects_en",
        )  # fmt: skip
        widgets = {
            "introduction": forms.Textarea(attrs={"rows": 4}),
            "introduction_en": forms.Textarea(attrs={"rows": 4}),
            **{name: forms.Textarea(attrs={"rows": 3}) for name in LISTS},
        }
        help_texts = {
            "introduction": _("Shown to customers when the company introduces itself."),
            "certificates": _("One a line. They stand below your introduction."),
            "former_projects": _(
                "One a line, such as “City hospital: drug supply, 2024”. Name only what may be named."
            ),
        }

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add_known()
