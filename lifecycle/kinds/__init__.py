"""The kinds of records and documents that belong to the project as a whole."""

from lifecycle.kinds.communications import communications
from lifecycle.kinds.delays import delays
from lifecycle.kinds.key_users import key_users
from lifecycle.kinds.meetings import meetings
from lifecycle.kinds.memos import memos
from lifecycle.kinds.objectives import objectives
from lifecycle.kinds.processes import processes
from lifecycle.kinds.promises import promises
from lifecycle.kinds.questionnaires import questionnaires
from lifecycle.kinds.questions import questions
from lifecycle.kinds.readiness import readiness
from lifecycle.kinds.requirements import requirements
from lifecycle.kinds.requirements_documents import requirements_documents
from lifecycle.kinds.responses import responses
from lifecycle.kinds.risks import risks
from lifecycle.requirementspaper import REQUIREMENTS_DOCUMENT
from lifecycle.researchlogpaper import RESEARCH_LOG
from lifecycle.researchplanpaper import RESEARCH_PLAN
from lifecycle.researchreportpaper import RESEARCH_REPORT
from lifecycle.responseletterpaper import RESPONSE_LETTER
from lifecycle.sitepapers import MEMO, MINUTES
from lifecycle.stages import DocumentKind, RecordKind

DOCUMENTS: list[DocumentKind] = [
    REQUIREMENTS_DOCUMENT, RESPONSE_LETTER, MINUTES, MEMO, RESEARCH_PLAN, RESEARCH_LOG, RESEARCH_REPORT,
]  # fmt: skip


def kinds() -> list[RecordKind]:
    return [
        requirements(),
        objectives(),
        requirements_documents(),
        processes(),
        responses(),
        promises(),
        risks(),
        questions(),
        communications(),
        questionnaires(),
        readiness(),
        key_users(),
        meetings(),
        memos(),
        delays(),
    ]
