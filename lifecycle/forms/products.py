"""Products and their modules; and their names, offered wherever a form asks for a product."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lifecycle.models.commitments import Commitment
from lifecycle.models.products import Product
from lifecycle.models.users import User


class ProductForm(forms.ModelForm):
    columns = {"name": 6, "name_en": 6, "release": 4, "maturity": 4, "owner": 4}

    class Meta:
        model = Product
        fields = ("name", "name_en", "release", "maturity", "owner", "note", "active")
        help_texts = {
            "active": _("What is no longer offered keeps its name where it stands already."),
        }

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["note"].widget.attrs["rows"] = 3
        self.fields["owner"].queryset = User.objects.filter(is_active=True)  # type: ignore[attr-defined]
        if not self.instance.pk:
            self.initial["owner"] = user.pk
            del self.fields["active"]


class ModuleForm(forms.Form):
    columns = {"name": 6, "name_en": 6, "maturity": 6, "available_from": 6}
    name = forms.CharField(label=_("Module"), max_length=120)
    name_en = forms.CharField(label=_("Module in English"), max_length=120, required=False)
    maturity = forms.ChoiceField(label=_("Maturity"), choices=Commitment.Maturity.choices)
    available_from = forms.DateField(label=_("Available from"), required=False)


ModuleSet: Any = forms.formset_factory(ModuleForm, extra=1, can_delete=True, can_order=True, max_num=100)


def rows(formset: Any) -> list[dict[str, Any]]:
    """The modules in the order that was asked for."""
    kept = (form.cleaned_data for form in formset.ordered_forms)
    return [{name: data[name] for name in ModuleForm.base_fields} for data in kept if data.get("name")]


class NamesInput(forms.TextInput):
    """A text field that offers the names of products; others may be written all the same."""

    template_name = "lifecycle/widgets/names.html"

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        ident = f"{context['widget']['attrs'].get('id', name)}_names"
        context["widget"]["attrs"]["list"] = ident
        return context | {"ident": ident, "names": Product.names()}


def offer_products(form: forms.BaseForm, *fields: str) -> None:
    """Offer the names of products in these fields of a form."""
    for name in fields:
        if name in form.fields:
            length = getattr(form.fields[name], "max_length", None)
            form.fields[name].widget = NamesInput(attrs={"maxlength": str(length)} if length else None)


def fill_maturity(data: dict[str, Any]) -> dict[str, Any]:
    """The maturity of a promised function that was left open: that of the product or module which the promise names."""
    if data.get("promise_kind") == Commitment.Kind.FEATURE and not data.get("product_maturity"):
        known = Product.named_in(data.get("text") or "", data.get("text_en") or "")
        if known is not None:
            data["product_maturity"] = known.maturity
    return data


def doubt(product: str, maturity: str) -> str:
    """What the list of products says against a maturity that somebody claims; nothing if it agrees."""
    known = Product.named_in(product)
    if known is None or maturity != Commitment.Maturity.MATURE or known.maturity == Commitment.Maturity.MATURE:
        return ""
    words = {"what": known, "maturity": known.get_maturity_display()}
    return _now("The list of products says of “%(what)s”: %(maturity)s.") % words
