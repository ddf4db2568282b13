"""The hand-over to customer service."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lifecycle.stages import Act, Lines, RecordKind

FORMS = "aftersales.forms.service_handovers"
OPEN = ("preparing", "returned")
ALL = ("preparing", "submitted", "returned", "accepted", "introduced")


def _complete(handover: Any) -> bool:
    return not handover.lacks()


def _knowledge_due(handover: Any) -> bool:
    return bool(handover.knowledge_due)


def _not_mine(handover: Any, user: Any) -> bool:
    """Whoever handed it over does not accept it as well."""
    return bool(handover.submitted_by_id != user.pk)


def service_handovers() -> RecordKind:
    return RecordKind(
        slug="service-handovers",
        model="aftersales.ServiceHandover",
        area="service",
        title=_("Hand-over to customer service"),
        title_plural=_("Hand-overs to customer service"),
        purpose=_("Systems, people, open issues, warranty, manuals and knowledge, so that customer service can help from the first day. It is filled in from the project; complete it and hand it over."),
        form=f"{FORMS}.ServiceHandoverForm",
        document="D37",
        icon="heart-handshake",
        columns=(("taker", _("Who takes it over")), ("responsible_from", _("Responsible from")), ("signed_on", _("Signed"))),
        sections=(
            (_("Systems and environment"), ("systems", "environment")),
            (_("Warranty and service"), ("warranty_until", "sla", "taker", "responsible_from")),
            (
                _("How it was handed over"),
                ("submitted_by", "submitted_at", "decided_by", "decided_at", "returns", "introduced_on", "introduced_to",
                 "introduced_how", "signed_on", "refused_reason"),
            ),
        ),
        lines=(
            Lines(
                "people", _("Whom to ask"), ("contact", "user", "part", "part_en"), form=f"{FORMS}.PersonForm",
                help=_("Of the customer: who reports problems and who decides. Of ours: who knows the project."),
            ),
            Lines(
                "issues", _("Open issues"), ("text", "text_en", "severity", "owner", "due", "question"),
                form=f"{FORMS}.IssueForm", stacked=True,
                help=_("Each with somebody who sees to it and a day; customer service tells the customer."), extra=0,
            ),
            Lines(
                "manuals", _("Manuals and documents"), ("title", "title_en", "place", "place_en"), form=f"{FORMS}.ManualForm",
            ),
            Lines(
                "knowledge", _("Knowledge for the customer's own people"),
                ("topic", "topic_en", "contact", "done_on", "source_key"), form=f"{FORMS}.KnowledgeForm", unseen=("source_key",), stacked=True, extra=0,
                help=_("What their developers and operators were promised; what is not given yet goes along."),
            ),
        ),
        acts=(
            Act("submit", _("Hand over to customer service"), "submit", OPEN, style="primary", when=_complete),
            Act("draw", _("Add what the project has got since"), "draw", OPEN),
            Act(
                "accept", _("Accept"), "accept", ("submitted",), need="A", form=f"{FORMS}.AcceptForm", style="primary",
                who=_not_mine,
            ),
            Act("return", _("Return"), "give_back", ("submitted",), need="A", form=f"{FORMS}.ReturnForm", style="outline-danger"),
            Act("introduce", _("Introduced to the customer"), "introduce", ("accepted",), form=f"{FORMS}.IntroduceForm", style="primary"),
            Act("give", _("Note knowledge as given"), "give_knowledge", ALL, form=f"{FORMS}.GiveForm", when=_knowledge_due),
        ),
        detail_template="aftersales/service_handover.html",
    )  # fmt: skip
