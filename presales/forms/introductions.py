"""Company introductions: what is shown from the library, and which expectations were raised."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.acts import ActForm
from presales.forms.occasions import HEAD, OTHER_PEOPLE, WIDGETS, LineForm, OccasionForm
from presales.models import CompanyIntroduction, Expectation, MaterialAsset

PARTS_OF = {"qualification": "covered_qualifications", "solution": "covered_solutions", "case": "covered_customers"}


class IntroductionForm(OccasionForm):
    class Meta:
        model = CompanyIntroduction
        fields = (*HEAD, "materials")
        widgets = WIDGETS | {"materials": forms.CheckboxSelectMultiple}
        labels = {"our_people": _("Presenters")}
        help_texts = {
            "other_people": OTHER_PEOPLE,
            "our_people": _("Their personal introductions come from their profiles."),
            "materials": _("From the library of materials. What has expired is not offered."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        usable = MaterialAsset.objects.usable().exclude(kind=MaterialAsset.Kind.TEMPLATE)
        chosen = self.instance.materials.values("pk") if self.instance.pk else []
        self.fields["materials"].queryset = usable | MaterialAsset.objects.filter(pk__in=chosen)  # type: ignore[attr-defined]


class ExpectationForm(LineForm):
    columns = {"kind": 3, "due": 3, "raised_by": 3, "raised_with": 3}
    people = ("raised_by",)
    customers = ("raised_with",)

    class Meta:
        model = Expectation
        fields = ("text", "text_en", "kind", "due", "raised_by", "raised_with")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.commitment_id:  # it is a promise now: what was said then stays as it was said
            for field in self.fields.values():
                field.disabled = True


class HoldForm(ActForm):
    covered_qualifications = forms.BooleanField(label=_("Our qualifications"), required=False)
    covered_solutions = forms.BooleanField(label=_("Our solutions"), required=False)
    covered_customers = forms.BooleanField(label=_("Customers who work with them"), required=False)
    personal_intro = forms.BooleanField(
        label=_("The presenter introduced themselves"), required=False,
        help_text=_("A few sentences are enough: people trust people."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in self.record.materials.values_list("kind", flat=True):
            if kind in PARTS_OF:
                self.initial.setdefault(PARTS_OF[kind], True)
        if self.record.at > timezone.now():
            self.fields["personal_intro"].help_text = _("It is planned for a later time.")
