"""Forms of the people who sign in."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.knowhow import KnowsForm
from lifecycle.forms.profiles import time_zones
from lifecycle.models.users import User


class UserForm(KnowsForm):
    columns = {
        "email": 6, "phone": 6, "name": 6, "name_en": 6, "title": 6, "title_en": 6, "language": 4, "time_zone": 4,
        "consultant_type": 4, "mentor": 4, "joined_on": 4, "promoted_on": 4,
    }  # fmt: skip
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=time_zones, initial="Asia/Shanghai")

    class Meta:
        model = User
        fields = (
            "email", "phone", "name", "name_en", "title", "title_en", "roles", "language", "time_zone",
            "consultant_type", "mentor", "joined_on", "promoted_on", "is_active",
        )  # fmt: skip
        widgets = {
            "joined_on": forms.DateInput(attrs={"type": "date"}),
            "promoted_on": forms.DateInput(attrs={"type": "date"}),
        }
        help_texts = {"is_active": _("Somebody who leaves is closed, not deleted: what they did stays theirs.")}

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["roles"].required = True
        self.fields["mentor"].queryset = User.objects.filter(is_active=True).exclude(pk=self.instance.pk)
        self.add_known()
        self.editor = user

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].lower()
        if User.objects.filter(email__iexact=email).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("Somebody signs in with this address already."))
        return email

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.instance.pk == self.editor.pk:
            if "AD" in self.editor.roles and "AD" not in data.get("roles", []):
                self.add_error("roles", _("You cannot take your own administrator's role away."))
            if not data.get("is_active"):
                self.add_error("is_active", _("You cannot close your own account."))
        return data


class NewUserForm(UserForm):
    password = forms.CharField(
        label=_("First password"), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}), strip=False,
        help_text=_("At least 12 characters. The person changes it after signing in."),
    )  # fmt: skip

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        validate_password(password, self.instance)
        return password

    def save(self, commit: bool = True) -> User:
        self.instance.set_password(self.cleaned_data["password"])
        return super().save(commit)
