"""Visits of the customer: the plan, stop by stop, and what came of it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.acts import ActForm
from presales.forms.occasions import HEAD, OTHER_PEOPLE, WIDGETS, LineForm, OccasionForm, marks
from presales.models import CompanyVisit, VisitStop


class VisitForm(OccasionForm):
    columns = {"at": 4, "until": 4, "place": 4}

    class Meta:
        model = CompanyVisit
        fields = (
            "title", "title_en", "at", "until", *HEAD[3:], "purpose", "purpose_en", "logistics", "logistics_en",
        )  # fmt: skip
        widgets = WIDGETS
        labels = {"contacts": _("Visitors"), "other_people": _("Other visitors"), "our_people": _("Hosts")}
        help_texts = {
            "other_people": OTHER_PEOPLE,
            "purpose": _("Culture, atmosphere, how we work, products: what they should take home."),
        }


class StopForm(LineForm):
    columns = {"start": 3, "topic": 9, "where": 6, "host": 6}
    people = ("host",)

    class Meta:
        model = VisitStop
        fields = ("start", "topic", "topic_en", "where", "where_en", "host")
        widgets = {"start": forms.TimeInput(attrs={"type": "time"}, format="%H:%M")}


class EvaluateForm(ActForm):
    score = marks(_("How much they identify with us now"), help_text=_("5 is best. This stays with us."))
    outcome = forms.CharField(
        label=_("What came of it"), widget=forms.Textarea, help_text=_("What moved them, what they asked.")
    )
