"""What a person knows, as rows of a form: fields of business with level and years, and skills."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lifecycle.knowhow import skills_in
from lifecycle.models.customers import Industry

SPARE = 2  # empty rows after those that are filled
LEVELS = ((1, _("1: has seen it")), (2, "2"), (3, _("3: works in it")), (4, "4"), (5, _("5: expert")))


class KnowsForm(forms.ModelForm):
    """Base of the forms of a person. Adds rows `field_n`, `level_n`, `years_n`, and `skills_known`."""

    skills_known = forms.CharField(
        label=_("Skills"), required=False, max_length=400,
        help_text=_("One after the other, with commas. They are held against what a place in a team asks for."),
    )  # fmt: skip

    def add_known(self) -> None:
        known = [row if isinstance(row, dict) else {"industry": row} for row in self.instance.domains]
        self.initial["skills_known"] = ", ".join(str(skill) for skill in self.instance.skills)
        columns: dict[str, int] = dict(getattr(self, "columns", {}))
        self.rows = len(known) + SPARE
        for n in range(self.rows):
            row = known[n] if n < len(known) else {}
            label = _("Field of business %(n)d") % {"n": n + 1}
            self.fields[f"field_{n}"] = forms.ChoiceField(
                label=label, required=False, choices=[("", "—"), *Industry.choices], initial=row.get("industry", "")
            )
            self.fields[f"level_{n}"] = forms.TypedChoiceField(
                label=_("Level %(n)d") % {"n": n + 1}, required=False, coerce=int, empty_value=None,
                choices=[("", "—"), *LEVELS], initial=row.get("level", ""),
            )  # fmt: skip
            self.fields[f"years_{n}"] = forms.IntegerField(
                label=_("Years %(n)d") % {"n": n + 1}, required=False, min_value=0, max_value=60,
                initial=row.get("years"),
            )  # fmt: skip
            columns |= {f"field_{n}": 6, f"level_{n}": 3, f"years_{n}": 3}
        self.columns = columns

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        chosen = [data.get(f"field_{n}") for n in range(self.rows)]
        for n, industry in enumerate(chosen):
            if industry and industry in chosen[:n]:
                self.add_error(f"field_{n}", _("This field of business stands above already."))
            if not industry and data.get(f"level_{n}"):
                self.add_error(f"field_{n}", _("Choose the field of business, or leave the level empty."))
        return data

    def known(self) -> dict[str, Any]:
        """Values of the person's `domains` and `skills`."""
        data = self.cleaned_data
        rows = [
            {"industry": industry, "level": data.get(f"level_{n}") or 3, "years": data.get(f"years_{n}") or 0}
            for n in range(self.rows)
            if (industry := data.get(f"field_{n}"))
        ]
        return {"domains": rows, "skills": skills_in(data.get("skills_known") or "")}

    def save(self, commit: bool = True) -> Any:
        for name, value in self.known().items():
            setattr(self.instance, name, value)
        return super().save(commit)
