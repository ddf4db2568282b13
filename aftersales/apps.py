"""What after-sales brings: training, acceptance and payment, their documents, conditions, and what they learn of other stages."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lifecycle.stages import Condition, DocumentKind, RecordKind, Stage, StageConfig


class AftersalesConfig(StageConfig):
    name = "aftersales"
    stage = Stage.AFTERSALES
    verbose_name = _("After-sales")

    def ready(self) -> None:
        super().ready()
        from aftersales import selfratings, terms, trainingportal, trainingrounds
        from aftersales.models import panel, payments, rollouts
        from lifecycle import hooks

        hooks.register("contract_signed", payments.contract_signed)
        hooks.register("payment_terms", terms.payment_terms)
        hooks.register("payments", terms.payments)
        hooks.register("payments_amended", terms.payments_amended)
        hooks.register("trigger_reached", payments.trigger_reached)
        hooks.register("figures", payments.figures)
        hooks.register("figures", _satisfaction)
        hooks.register("tick", payments.tick)
        hooks.register("today", _payments_today)
        hooks.register("concerns", _payments_of_manager)
        hooks.register("tick", trainingrounds.tick)
        hooks.register("tick", selfratings.tick)
        hooks.register("portal", selfratings.page)
        hooks.register("stage_page", selfratings.parts)
        hooks.register("today", trainingrounds.today)
        hooks.register("portal", trainingportal.page)
        hooks.register("places_of", panel.places_of)
        hooks.register("places_of", rollouts.places_of)
        hooks.register("links", _links)
        hooks.register("taught", _taught)
        hooks.register("portal", _exam_portal)
        hooks.register("portal", _portal)
        hooks.register("portal", _survey)
        hooks.register("tick", _remind)
        hooks.register("today", _surveys)
        hooks.register("today", _today)
        hooks.register("portal", _reference_portal)
        hooks.register("stage_page", _references_beside)
        hooks.register("references", _references)
        hooks.register("today", _references_today)
        hooks.register("tick", _references_tick)
        hooks.register("today", _rollouts_today)
        hooks.register("stage_page", _surveys_due)
        hooks.register("today", _closing_today)
        hooks.register("demo", _demo)
        hooks.register("demo_item", _demo_item)
        hooks.register("mass", _mass)

    def declare(self) -> tuple[list[RecordKind], list[DocumentKind], list[Condition]]:
        from aftersales.documents import DOCUMENTS
        from aftersales.gates import CONDITIONS
        from aftersales.kinds import kinds

        return kinds(), DOCUMENTS, CONDITIONS


def _links(**facts: Any) -> Any:
    from aftersales.threads import links

    return links(**facts)


def _exam_portal(**facts: Any) -> Any:
    from aftersales.examportal import page

    return page(**facts)


def _portal(**facts: Any) -> Any:
    from aftersales.portal import page

    return page(**facts)


def _taught(**facts: Any) -> Any:
    from aftersales.intensity import taught

    return taught(**facts)


def _payments_today(**facts: Any) -> Any:
    from aftersales.moneyday import today

    return today(**facts)


def _payments_of_manager(**facts: Any) -> Any:
    from aftersales.moneyday import concerns

    return concerns(**facts)


def _survey(**facts: Any) -> Any:
    from aftersales.satisfaction import portal

    return portal(**facts)


def _satisfaction(project: Any) -> Any:
    from aftersales.satisfaction import figures

    return figures(project)


def _surveys(**facts: Any) -> Any:
    from aftersales.satisfaction import today

    return today(**facts)


def _remind(**facts: Any) -> str:
    from aftersales.satisfaction import tick

    return tick(**facts)


def _today(**facts: Any) -> Any:
    from aftersales.desk import today

    return today(**facts)


def _reference_portal(**facts: Any) -> Any:
    from aftersales.referenceportal import page

    return page(**facts)


def _references_beside(**facts: Any) -> Any:
    from aftersales.references import parts

    return parts(**facts)


def _references(**facts: Any) -> Any:
    from aftersales.references import matching

    return matching(**facts)


def _rollouts_today(**facts: Any) -> Any:
    from aftersales.rolloutpages import today

    return today(**facts)


def _surveys_due(**facts: Any) -> Any:
    from aftersales.satisfaction import parts

    return parts(**facts)


def _references_today(**facts: Any) -> Any:
    from aftersales.references import today

    return today(**facts)


def _references_tick(**facts: Any) -> str:
    from aftersales.references import tick

    return tick(**facts)


def _closing_today(**facts: Any) -> Any:
    from aftersales.closingday import today

    return today(**facts)


def _demo(**facts: Any) -> None:
    """Imported when a demo is made, not when the product starts."""
    from aftersales.demo import load

    load(**facts)


def _demo_item(**facts: Any) -> bool:
    from aftersales.demo import work

    return work(**facts)


def _mass(**facts: Any) -> None:
    from aftersales.demo.mass import load

    load(**facts)
