"""What a hand-over to customer service is packed of: the project's own records, and what it must say before it goes over."""

from typing import Any

from django.utils.translation import gettext as _

from aftersales.models.service_parts import ServiceKnowledge, ServiceManual
from aftersales.models.training_materials import TrainingMaterial
from lifecycle import access, transfers
from lifecycle.asking import once
from lifecycle.models.attachments import Attachment
from lifecycle.models.customers import ContactKind
from lifecycle.models.documents import Document
from lifecycle.models.members import ProjectContact
from lifecycle.models.questions import Question
from lifecycle.text import short, worded

# Whom customer service has to know of ours, and what for.
OURS = (("PM", "项目经理，项目情况", "Project manager: how the project went"),
        ("IM", "实施经理，业务流程与配置", "Implementation manager: business flows and settings"),
        ("CO", "顾问，现场与操作问题", "Consultant: questions of operation and of the site"))  # fmt: skip
# Of the customer: who answers for it, whom changes go through, who looks after the machines, whom the others ask.
THEIRS = (ContactKind.OWNER, ContactKind.CHANGE, ContactKind.IT, ContactKind.KEY_USER, ContactKind.SIGNATORY)
FEW = 5
MOST = 60
PLACE = ServiceManual._meta.get_field("place").max_length or 0


def prefill(handover: Any) -> None:
    project = handover.project
    product = project.product or project.name
    handover.systems = product
    handover.systems_en = product if project.product else project.name_en
    handover.taker = project.support_owner
    if project.document_language == "en":
        handover.systems = handover.systems_en or handover.systems


def lines(project: Any) -> dict[str, list[dict[str, Any]]]:
    """What the project's records say today, as the lines that a new package begins with."""
    return {
        "people": _people(project),
        "issues": _issues(project),
        "manuals": _manuals(project),
        "knowledge": _knowledge(project),
    }


def _people(project: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    known = project.people_by_role()
    english = project.document_language == "en"
    for role, zh, en in OURS:
        if role in known:
            rows.append({"user": known[role], "part": en if english else zh, "part_en": en})
    seen: set[int] = set()
    links = ProjectContact.objects.filter(project=project, contact__left_on=None).select_related("contact")
    for link in links:
        if link.contact_id not in seen:
            seen.add(link.contact_id)
            words = worded(ContactKind(link.role).label)
            rows.append({"contact": link.contact, "part": words["en" if english else "zh"], "part_en": words["en"]})
    if not seen:
        for kind, contact in _nearest(project.customer.contacts.filter(left_on=None)):
            words = worded(ContactKind(kind).label)
            rows.append({"contact": contact, "part": words["en" if english else "zh"], "part_en": words["en"]})
    return rows


def _nearest(contacts: Any) -> list[tuple[str, Any]]:
    """A few people of the customer, each by the part that customer service asks for first."""
    ranks = {kind: n for n, kind in enumerate(dict.fromkeys([*THEIRS, *ContactKind.values]))}
    found = [
        (min((kind for kind in row.kinds if kind in ranks), key=ranks.__getitem__), row)
        for row in contacts
        if set(row.kinds) & ranks.keys()
    ]
    return sorted(found, key=lambda one: ranks[one[0]])[:FEW]


def _issues(project: Any) -> list[dict[str, Any]]:
    """Doubts, problems and defects of the list that nobody has settled."""
    rows = Question.objects.filter(project=project, state__in=(Question.State.OPEN, Question.State.ANSWERED))
    return [
        {
            "text": short(row.text, 300), "text_en": short(row.text_en, 300), "severity": row.severity,
            "owner": row.owner, "due": row.due, "question": row,
        }
        for row in rows.select_related("owner").order_by("due")[:MOST]
    ]  # fmt: skip


def _manuals(project: Any) -> list[dict[str, Any]]:
    """The files, and what is published elsewhere with its address."""
    rows = Attachment.objects.filter(project=project, kind=Attachment.Kind.MANUAL, archived_at=None)
    kept = worded(_in_files())
    where = kept["en" if project.document_language == "en" else "zh"]
    names = dict.fromkeys(rows.order_by("name").values_list("name", flat=True)[:MOST])
    found = [{"title": name, "title_en": name, "place": where, "place_en": kept["en"]} for name in names]
    published = TrainingMaterial.objects.filter(project=project, state=TrainingMaterial.State.FINAL).exclude(
        address=""
    )
    return found + [
        {"title": row.title, "title_en": row.title_en, "place": row.address, "place_en": row.address}
        for row in published[:MOST]
        if len(row.address) <= PLACE
    ]


def _in_files() -> Any:
    from django.utils.translation import gettext_lazy

    return gettext_lazy("Files of the project")


def _knowledge(project: Any) -> list[dict[str, Any]]:
    return [
        {
            "topic": item.topic["zh"], "topic_en": item.topic["en"], "contact": item.contact, "done_on": item.done_on,
            "source_key": item.key,
        }
        for item in transfers.agreed(project)
    ]  # fmt: skip


def add_missing(handover: Any) -> int:
    """Lines for what the project has got since; how many there were."""
    fresh, n = lines(handover.project), 0
    there: dict[str, set[Any]] = {
        "people": {(row.contact_id, row.user_id) for row in handover.people.all()},
        "issues": {row.question_id for row in handover.issues.all()},
        "manuals": {row.title for row in handover.manuals.all()},
        "knowledge": {row.source_key for row in handover.knowledge.all()},
    }
    keys: dict[str, Any] = {
        "people": lambda row: (getattr(row.get("contact"), "pk", None), getattr(row.get("user"), "pk", None)),
        "issues": lambda row: row["question"].pk,
        "manuals": lambda row: row["title"],
        "knowledge": lambda row: row["source_key"],
    }
    for relation, rows in fresh.items():
        for row in rows:
            if keys[relation](row) not in there[relation]:
                getattr(handover, relation).create(**row)
                n += 1
    return n


def checks(handover: Any) -> list[tuple[str, bool]]:
    people = list(handover.people.all())
    issues = list(handover.issues.all())
    return [
        (_("systems and versions"), bool(handover.systems.strip())),
        (_("the environment"), bool(handover.environment.strip())),
        (_("the end of the warranty"), handover.warranty_until is not None),
        (_("what was agreed on service"), bool(handover.sla.strip())),
        (_("somebody of the customer"), any(row.contact_id for row in people)),
        (_("somebody of ours who knows the project"), any(row.user_id for row in people)),
        (_("open issues, or that nothing is open"), bool(issues) or handover.no_issues),
        (
            _("for every open issue who sees to it and by when"),
            all(row.owner_id and row.due for row in issues),
        ),
        (_("the manuals"), handover.manuals.exists()),
        (_("knowledge for the customer, or that none was promised"), handover.knowledge.exists() or handover.no_knowledge),
        (_("who takes it over"), handover.taker_id is not None),
    ]  # fmt: skip


def papers(project: Any) -> list[Document]:
    """What the customer signed, or was given: documents that service can go back to."""
    rows = Document.objects.filter(project=project, internal=False).exclude(state=Document.State.VOIDED)
    return list(rows.exclude(kind="D37").select_related("current").defer("current__data").order_by("kind", "number"))


def facts(handover: Any, user: Any) -> dict[str, Any]:
    rows = handover.checks()
    open_ = handover.state in handover.editable_states
    project = handover.project
    documents = [
        row for row in papers(project) if access.reads_paper(user, row.kind_of, project, private=row.internal)
    ]
    return {
        "checks": rows, "checked": sum(there for _words, there in rows), "show_checks": open_, "papers": documents,
    }  # fmt: skip


def untold(project: Any) -> list[Any]:
    """Knowledge that was promised to the customer's people and not given, wherever it stands."""

    def ask() -> list[Any]:
        given = set(
            ServiceKnowledge.objects.filter(handover__project=project, done_on__isnull=False).values_list(
                "source_key", flat=True
            )
        )
        left = [item for item in transfers.agreed(project) if item.done_on is None and item.key not in given]
        own = ServiceKnowledge.objects.filter(handover__project=project, done_on=None, source_key="")
        return [*left, *own.select_related("handover__project")]

    return once(project, "untold", ask)
