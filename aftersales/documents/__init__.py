"""The documents of training, acceptance and payment."""

from aftersales.documents.certificate import build_acceptance
from aftersales.documents.letters import LETTERS, build_payment_request
from aftersales.documents.trainings import build_sign_in_sheet
from lifecycle.stages import DocumentKind
from lifecycle.text import EN, ZH

DOCUMENTS = [
    DocumentKind(
        code="D30",
        title={ZH: "培训签到表", EN: "Sign-in sheet"},
        build=build_sign_in_sheet,
        template="sign_in_sheet",
        area="training",
    ),
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
]
