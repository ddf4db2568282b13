"""Where a text stands in papers of acceptance, payment, service and closing, in the words of the pages where people write it."""

from django.utils.translation import gettext_lazy

SERVICE = {
    "accepted_scope": gettext_lazy("What is accepted"),
    "instructions": gettext_lazy("Before they begin"),
    "introduced_how": gettext_lazy("How they were introduced"),
    "introduced_to": gettext_lazy("Introduced to"),
    "outstanding": gettext_lazy("Outstanding items"),
    "rating_words": gettext_lazy("What the customer says of it"),
    "recipient": gettext_lazy("Recipient"),
    "reporter": gettext_lazy("Who reported it"),
    "service_contact": gettext_lazy("Who takes it over"),
    "sla": gettext_lazy("What was agreed on service"),
    "trial_result": gettext_lazy("What the trial run showed"),
    "advice": gettext_lazy("Advice"),
    "applicant": gettext_lazy("Project manager"),
    "cost_note": gettext_lazy("Cost"),
    "delays_note": gettext_lazy("Where delays came from"),
    "documents_note": gettext_lazy("Documents"),
    "gate": gettext_lazy("Gate"),
    "outcome": gettext_lazy("What came of it"),
    "outlook": gettext_lazy("What comes now"),
    "quality_note": gettext_lazy("Quality"),
    "time_note": gettext_lazy("Time"),
    "waiver": gettext_lazy("Why there is no closing meeting"),
}
