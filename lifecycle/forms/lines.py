"""Lines that name people of the project."""

from typing import Any, ClassVar

from django import forms

from lifecycle.forms.people import contacts, members
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.projects import Project
from lifecycle.models.users import User


class LineForm(forms.ModelForm):
    """Related people are those of the project."""

    people: ClassVar[tuple[str, ...]] = ()
    customers: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 2)
        for name in self.people:
            named = getattr(self.instance, f"{name}_id")
            self.fields[name].queryset = members(project, named)  # type: ignore[attr-defined]
        for name in self.customers:
            named = getattr(self.instance, f"{name}_id")
            self.fields[name].queryset = contacts(project, named)  # type: ignore[attr-defined]
