"""What every act form shares."""

from typing import Any

from django import forms

from lifecycle.forms.twins import low
from lifecycle.models.users import User


class ActForm(forms.Form):
    """What a verb must be told; its cleaned data are the verb's arguments. The record is at hand for choices."""

    def __init__(self, *args: Any, record: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.record, self.user = record, user
        low(self, 3)
