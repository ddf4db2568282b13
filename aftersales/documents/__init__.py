"""The documents of training, acceptance and payment."""

from aftersales.documents.applications import APPLICATION
from aftersales.documents.certificate import build_acceptance
from aftersales.documents.closures import CLOSING_REPORT
from aftersales.documents.exams import EXAM_PAPER
from aftersales.documents.letters import LETTERS, build_payment_request
from aftersales.documents.phase_two import PHASE_TWO
from aftersales.documents.rollouts import ROLLOUT
from aftersales.documents.service_handovers import SERVICE_HANDOVER
from aftersales.documents.surveys import SURVEY
from aftersales.documents.training_plans import FEEDBACK, PLAN
from aftersales.documents.trainings import build_sign_in_sheet
from aftersales.documents.visits import SERVICE_VISIT
from lifecycle.stages import DocumentKind
from lifecycle.text import EN, ZH

DOCUMENTS = [
    PLAN,
    DocumentKind(
        code="D30",
        title={ZH: "培训签到表", EN: "Sign-in sheet"},
        build=build_sign_in_sheet,
        template="sign_in_sheet",
        area="training",
    ),
    FEEDBACK,
    ROLLOUT,
    APPLICATION,
    DocumentKind(
        code="D35",
        title={ZH: "验收报告", EN: "Acceptance certificate"},
        build=build_acceptance,
        template="acceptance",
        area="acceptance",
        signs=("CC", "IM", "BM", "PM"),
    ),
    DocumentKind(
        code="D36",
        title=LETTERS[0],
        build=build_payment_request,
        template="payment_request",
        area="payment",
    ),
    EXAM_PAPER,
    SERVICE_HANDOVER,
    CLOSING_REPORT,
    SERVICE_VISIT,
    PHASE_TWO,
    SURVEY,
]
