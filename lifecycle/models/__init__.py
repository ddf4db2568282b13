from lifecycle.models.absences import Absence
from lifecycle.models.attachments import Attachment, Comment
from lifecycle.models.authorities import SigningAuthority
from lifecycle.models.calendar import CalendarDay
from lifecycle.models.certificates import Certificate
from lifecycle.models.checklists import ChecklistItem
from lifecycle.models.commitments import Commitment
from lifecycle.models.communications import CommunicationAddendum, CommunicationLog
from lifecycle.models.competences import Competence
from lifecycle.models.completions import Completion
from lifecycle.models.consultant_trainings import ConsultantTraining
from lifecycle.models.customers import Contact, Customer, StanceChange
from lifecycle.models.delays import DelayEntry
from lifecycle.models.documents import Document
from lifecycle.models.events import ChainHead, Event
from lifecycle.models.evidence import Evidence, StepTick
from lifecycle.models.growth_notes import GrowthEntry, OneToOne
from lifecycle.models.jobs import Job
from lifecycle.models.key_users import KeyUser, Mastery
from lifecycle.models.knowledge import KnowledgeNote
from lifecycle.models.letter_answers import LetterAnswer
from lifecycle.models.links import SigningLink
from lifecycle.models.meeting_lines import MeetingAction, MeetingAttendee, MeetingDecision
from lifecycle.models.meetings import Meeting
from lifecycle.models.members import ProjectContact, ProjectMember
from lifecycle.models.memo_lines import MemoCheck, MemoCommitment, MemoDelay, MemoWork
from lifecycle.models.memos import Memo
from lifecycle.models.numbers import NumberSequence
from lifecycle.models.objectives import Objective
from lifecycle.models.outbox import Outbox
from lifecycle.models.papercopies import PaperCopy, PaperPage, PaperScan
from lifecycle.models.playbooks import Playbook, PlaybookItem
from lifecycle.models.portal_links import PortalLink
from lifecycle.models.processes import BusinessProcess
from lifecycle.models.product_ideas import ProductIdea
from lifecycle.models.products import Product, ProductModule
from lifecycle.models.projects import Project
from lifecycle.models.questionnaires import Questionnaire, QuestionnaireAnswer, QuestionnaireQuestion
from lifecycle.models.questions import Question
from lifecycle.models.readiness import ReadinessItem
from lifecycle.models.readiness_asks import ReadinessAsk
from lifecycle.models.reference_durations import ReferenceDuration
from lifecycle.models.requirement_asks import RequirementAsk
from lifecycle.models.requirement_changes import RequirementChange
from lifecycle.models.requirement_tasks import RequirementTask
from lifecycle.models.requirement_types import RequirementType
from lifecycle.models.requirements import Alternative, Requirement
from lifecycle.models.requirements_documents import RequirementsDocument
from lifecycle.models.response_letters import ResponseLetter
from lifecycle.models.responsibilities import Responsibility, StandardResponsibility
from lifecycle.models.risks import Risk
from lifecycle.models.settings import SiteSettings
from lifecycle.models.signatories import Signatory, Signature
from lifecycle.models.signatures import SignatureRequest
from lifecycle.models.skill_assessments import SkillAssessment
from lifecycle.models.slots import TeamSlot
from lifecycle.models.solution_templates import SolutionTemplate
from lifecycle.models.taught_sessions import TaughtPerson, TaughtSession
from lifecycle.models.team_templates import TeamTemplate
from lifecycle.models.timestamps import Timestamp
from lifecycle.models.traces import Trace
from lifecycle.models.trainers import TrainerQualification
from lifecycle.models.transitions import GateApproval, StageTransition
from lifecycle.models.users import User
from lifecycle.models.versions import DocumentVersion, SignedRevision

__all__ = [
    "Absence",
    "Alternative",
    "Attachment",
    "BusinessProcess",
    "CalendarDay",
    "Certificate",
    "ChainHead",
    "ChecklistItem",
    "Comment",
    "Commitment",
    "CommunicationAddendum",
    "CommunicationLog",
    "Competence",
    "Completion",
    "ConsultantTraining",
    "Contact",
    "Customer",
    "DelayEntry",
    "Document",
    "DocumentVersion",
    "Event",
    "Evidence",
    "GateApproval",
    "GrowthEntry",
    "Job",
    "KeyUser",
    "KnowledgeNote",
    "LetterAnswer",
    "Mastery",
    "Meeting",
    "MeetingAction",
    "MeetingAttendee",
    "MeetingDecision",
    "Memo",
    "MemoCheck",
    "MemoCommitment",
    "MemoDelay",
    "MemoWork",
    "NumberSequence",
    "Objective",
    "OneToOne",
    "Outbox",
    "PaperCopy",
    "PaperPage",
    "PaperScan",
    "Playbook",
    "PlaybookItem",
    "PortalLink",
    "Product",
    "ProductIdea",
    "ProductModule",
    "Project",
    "ProjectContact",
    "ProjectMember",
    "Question",
    "Questionnaire",
    "QuestionnaireAnswer",
    "QuestionnaireQuestion",
    "ReadinessAsk",
    "ReadinessItem",
    "ReferenceDuration",
    "Requirement",
    "RequirementAsk",
    "RequirementChange",
    "RequirementTask",
    "RequirementType",
    "RequirementsDocument",
    "ResponseLetter",
    "Responsibility",
    "Risk",
    "Signatory",
    "Signature",
    "SignatureRequest",
    "SignedRevision",
    "SigningAuthority",
    "SigningLink",
    "SiteSettings",
    "SkillAssessment",
    "SolutionTemplate",
    "StageTransition",
    "StanceChange",
    "StandardResponsibility",
    "StepTick",
    "TaughtPerson",
    "TaughtSession",
    "TeamSlot",
    "TeamTemplate",
    "Timestamp",
    "Trace",
    "TrainerQualification",
    "User",
]
