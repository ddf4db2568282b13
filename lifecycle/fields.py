"""Model fields that Django does not bring."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class ChoiceListField(models.TextField):
    """Several values out of `choices`, kept as `|A|B|` so that both databases answer `__contains="|A|"` alike."""

    # For mypy: what is assigned and what is read.
    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def to_python(self, value: Any) -> list[str]:
        if not value:
            return []
        if isinstance(value, str):
            return [part for part in value.split("|") if part]
        return [str(part) for part in value]

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> list[str]:
        return self.to_python(value)

    def get_prep_value(self, value: Any) -> str:
        if isinstance(value, str) and (value == "" or value.startswith("|")):
            return value
        parts = self.to_python(value)
        return f"|{'|'.join(parts)}|" if parts else ""

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        return self.get_prep_value(value)

    def get_lookup(self, lookup_name: str) -> Any:
        return models.TextField.get_lookup(self, lookup_name)

    def validate(self, value: Any, model_instance: Any) -> None:
        allowed = {str(key) for key, _label in self.flatchoices}
        for part in value:
            if allowed and part not in allowed:
                raise ValidationError(_("“%(value)s” is not one of the choices."), params={"value": part})
        if not self.blank and not value:
            raise ValidationError(self.error_messages["blank"], code="blank")

    def value_to_string(self, obj: Any) -> str:
        return self.get_prep_value(self.value_from_object(obj))

    def formfield(self, **kwargs: Any) -> Any:  # type: ignore[override]
        defaults: dict[str, Any] = {
            "choices": self.flatchoices,
            "required": not self.blank,
            "label": self.verbose_name,
            "help_text": self.help_text,
            "widget": forms.CheckboxSelectMultiple,
        }
        defaults.update({k: v for k, v in kwargs.items() if k in ("label", "help_text", "required", "widget")})
        return forms.MultipleChoiceField(**defaults)


def holds(value: Iterable[str] | str) -> str:
    """The text to look for with `__contains` when a ChoiceListField must hold `value`."""
    return f"|{value}|"
