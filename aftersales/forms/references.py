"""References: the case page, the customer's consent, to whom it was shown, and the lead that came of it."""

from datetime import timedelta
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from aftersales.models.reference_consents import Use
from aftersales.models.reference_presentations import ReferencePresentation
from aftersales.models.references import ReferenceFeature, ReferencePromotion
from lifecycle import uploads
from lifecycle.errors import Refused
from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import contacts, members
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.customers import Customer
from lifecycle.models.projects import Project
from lifecycle.models.users import User

TWO_YEARS = timedelta(days=730)


class ReferenceForm(forms.ModelForm):
    class Meta:
        model = ReferencePromotion
        fields = (
            "title", "title_en", "anonymous", "anonymous_en", "overview", "overview_en", "results", "results_en",
            "figures", "keeper",
        )  # fmt: skip
        help_texts = {
            "anonymous": _("Such as “a hospital in Zhejiang”: printed instead of the name where the customer does not allow it."),
            "overview": _("What the product is and which problem of the customer it solves; understood in one reading."),
            "results": _("What is better now, one result a line."),
            "figures": _("Taken from the project when the page is printed; told only where the customer allows figures."),
            "keeper": _("Colleagues ask this person before they arrange a visit or a call."),
        }  # fmt: skip

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 4)
        self.fields["keeper"].queryset = members(project, self.instance.keeper_id, user.pk)  # type: ignore[attr-defined]


class FeatureForm(forms.ModelForm):
    class Meta:
        model = ReferenceFeature
        fields = ("title", "title_en", "text", "text_en")

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)


class _Consent(ActForm):
    """Who of the customer decides, and what about."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].queryset = contacts(self.record.project)  # type: ignore[attr-defined]
        before = self.record.consent or self.record.asked
        self.initial = {
            "allows": before.allows if before else [], "until": timezone.localdate() + TWO_YEARS,
            "contact": before.contact_id if before else None, **self.initial,
        }  # fmt: skip


class AskConsentForm(_Consent):
    columns: ClassVar[dict[str, int]] = {"contact": 6, "until": 6}

    contact = forms.ModelChoiceField(label=_("Who decides for the customer"), queryset=None)
    until = forms.DateField(label=_("To hold until"))
    allows = forms.MultipleChoiceField(
        label=_("What we ask for"), choices=Use.choices, widget=forms.CheckboxSelectMultiple, required=False,
        help_text=_("They choose themselves what they allow. Without any of these the case is told without a name."),
    )  # fmt: skip
    message = forms.CharField(
        label=_("A few words of your own"), widget=forms.Textarea, max_length=1000, required=False
    )


class NoteConsentForm(_Consent):
    columns: ClassVar[dict[str, int]] = {"contact": 6, "how": 6, "given_on": 6, "until": 6}

    contact = forms.ModelChoiceField(label=_("Who gave it"), queryset=None)
    how = forms.CharField(label=_("How"), max_length=200, help_text=_("On paper, kept where; by which mail."))
    given_on = forms.DateField(label=_("Given on"))
    until = forms.DateField(label=_("Holds until"))
    allows = forms.MultipleChoiceField(
        label=_("What is allowed"), choices=Use.choices, widget=forms.CheckboxSelectMultiple, required=False
    )
    file = forms.FileField(label=_("What proves it"), help_text=_("The signed paper or their mail: PDF or picture."))
    remark = forms.CharField(label=_("Remark of the customer"), widget=forms.Textarea, max_length=1000, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["given_on"] = timezone.localdate()

    def clean_file(self) -> uploads.Checked:
        return _checked(self.cleaned_data["file"])


class LogoForm(ActForm):
    file = forms.FileField(label=_("The customer's logo"), help_text=_("PNG or JPEG. It is printed only where the customer allows it."))  # fmt: skip

    def clean_file(self) -> uploads.Checked:
        return _checked(self.cleaned_data["file"])


def _checked(file: Any) -> uploads.Checked:
    try:
        return uploads.check(file)
    except Refused as refusal:
        raise forms.ValidationError(refusal.message) from refusal


class WithdrawForm(ActForm):
    on = forms.DateField(label=_("On"))
    reason = forms.CharField(
        label=_("How they told us, and why"), widget=forms.Textarea, max_length=500,
        help_text=_("From now on the case page is shown to nobody any more."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["on"] = timezone.localdate()


class TakeBackForm(ActForm):
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea, max_length=1000)


class PresentForm(ActForm):
    columns: ClassVar[dict[str, int]] = {
        "customer": 12, "new_name": 4, "new_name_en": 4, "new_region": 4, "on": 4, "way": 4, "presenter": 4,
    }  # fmt: skip

    customer = forms.ModelChoiceField(
        label=_("To which customer"), queryset=Customer.objects.none(), required=False,
        help_text=_("Customers of the same industry. Is it a new one? Leave this empty and name it."),
    )  # fmt: skip
    new_name = forms.CharField(label=_("Or a new customer"), max_length=120, required=False)
    new_name_en = forms.CharField(label=_("Its name in English"), max_length=120, required=False)
    new_region = forms.CharField(label=_("Its region"), max_length=80, required=False)
    on = forms.DateField(label=_("On"))
    way = forms.ChoiceField(label=_("How"), choices=ReferencePresentation.Way.choices)
    presenter = forms.ModelChoiceField(label=_("By whom"), queryset=User.objects.none())
    audience = forms.CharField(label=_("Who was there"), max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        project, consent = self.record.project, self.record.consent
        targets = Customer.objects.visible_to(self.user).filter(industry=project.industry)
        self.fields["customer"].queryset = targets.exclude(pk=project.customer_id)  # type: ignore[attr-defined]
        people = User.objects.filter(is_active=True).exclude(roles="")
        self.fields["presenter"].queryset = people  # type: ignore[attr-defined]
        allowed = consent.allows if consent else []
        needs = ReferencePresentation.NEEDS
        self.fields["way"].choices = [  # type: ignore[attr-defined]
            row for row in ReferencePresentation.Way.choices if row[0] not in needs or needs[row[0]] in allowed
        ]
        self.initial = {**self.initial, "on": timezone.localdate(), "presenter": self.user.pk}

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("customer") and data.get("new_name", "").strip():
            self.add_error("new_name", _("Choose one from the list or name a new one, not both."))
        return data


class _OfPresentation(ActForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["presentation"].queryset = self.offered()  # type: ignore[attr-defined]

    def offered(self) -> Any:
        return self.record.presentations.select_related("customer")


class ResponseForm(_OfPresentation):
    columns: ClassVar[dict[str, int]] = {"presentation": 8, "response": 4, "next_step": 8, "next_on": 4}

    presentation = forms.ModelChoiceField(label=_("Which presentation"), queryset=None)
    response = forms.ChoiceField(
        label=_("Response"), choices=[row for row in ReferencePresentation.Response.choices if row[0]]
    )
    response_words = forms.CharField(label=_("What they said"), widget=forms.Textarea, max_length=2000, required=False)
    next_step = forms.CharField(label=_("Next step"), max_length=200, required=False)
    next_on = forms.DateField(label=_("By"), required=False)

    def offered(self) -> Any:
        return super().offered().filter(on__lte=timezone.localdate())


class LeadForm(_OfPresentation):
    columns: ClassVar[dict[str, int]] = {
        "presentation": 12,
        "name": 6,
        "name_en": 6,
        "seller": 6,
        "expected_amount": 6,
    }

    presentation = forms.ModelChoiceField(label=_("Of which presentation"), queryset=None)
    name = forms.CharField(label=_("Name of the new project"), max_length=160)
    name_en = forms.CharField(label=_("Name in English"), max_length=160, required=False)
    seller = forms.ModelChoiceField(label=_("Who of sales gets it"), queryset=User.objects.none())
    expected_amount = forms.DecimalField(
        label=_("Amount to be expected, roughly"), min_value=0, max_digits=14, decimal_places=2, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seller"].queryset = User.objects.with_role("SM")  # type: ignore[attr-defined]
        project = self.record.project
        first = self.offered().first()
        if first is not None:
            product = project.product or project.name
            english = first.customer.name_en or first.customer.name
            self.initial = {
                **self.initial, "presentation": first.pk, "name": f"{first.customer.name}{product}"[:160],
                "name_en": f"{english}: {product}"[:160],
            }  # fmt: skip
        self.initial["seller"] = self.user.pk if "SM" in self.user.roles else project.presales_owner_id

    def offered(self) -> Any:
        return super().offered().filter(response=ReferencePresentation.Response.INTERESTED, lead=None)


# -- by private link ---------------------------------------------------------------------------------------------------


class AllowForm(forms.Form):
    """What the customer ticks, mostly on a phone; their name stands for their signature."""

    allows = forms.MultipleChoiceField(
        label=_("What do you allow?"), choices=Use.choices, widget=forms.CheckboxSelectMultiple, required=False,
        help_text=_("Tick nothing, and your project is told of without your name."),
    )  # fmt: skip
    until = forms.DateField(label=_("Until when?"))
    remark = forms.CharField(
        label=_("Is there anything we should heed?"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000,
        required=False,
    )  # fmt: skip
    signed_name = forms.CharField(
        label=_("Your name"), max_length=80,
        help_text=_("By it you state that you may decide this for your organisation."),
    )  # fmt: skip


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Would you tell us why? You need not."), widget=forms.Textarea(attrs={"rows": 3}), max_length=500,
        required=False,
    )  # fmt: skip
