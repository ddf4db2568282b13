"""The kinds of records of after-sales, in the order of its duties."""

from aftersales.kinds.acceptances import acceptances
from aftersales.kinds.closures import closures, customer_closures
from aftersales.kinds.exams import exams, questions, results
from aftersales.kinds.micro_trainings import micro_trainings
from aftersales.kinds.milestones import milestones
from aftersales.kinds.phase_two import phase_two
from aftersales.kinds.references import references
from aftersales.kinds.rollouts import rollouts
from aftersales.kinds.service_handovers import service_handovers
from aftersales.kinds.surveys import surveys
from aftersales.kinds.tickets import improvements, tickets, visits
from aftersales.kinds.training_feedback import training_feedback
from aftersales.kinds.training_materials import training_materials
from aftersales.kinds.training_plans import training_plans
from aftersales.kinds.trainings import trainings
from lifecycle.stages import RecordKind


def kinds() -> list[RecordKind]:
    return [
        training_plans(),
        trainings(),
        micro_trainings(),
        training_materials(),
        training_feedback(),
        questions(),
        exams(),
        results(),
        rollouts(),
        acceptances(),
        milestones(),
        service_handovers(),
        tickets(),
        visits(),
        improvements(),
        surveys(),
        phase_two(),
        references(),
        closures(),
        customer_closures(),
    ]  # fmt: skip
