"""The research plan that the customer confirms; how well we are prepared in truth stays with us."""

from typing import Any

from lifecycle.documents import person
from lifecycle.paperwords import NONE, Text, moment, said, titled
from lifecycle.researchlogpaper import FOR_CUSTOMER
from lifecycle.stages import DocumentKind
from lifecycle.text import named, same, twin

FOR_US: Text = {"zh": "乙方联系人", "en": "Our contact"}


def research_plan(plan: Any) -> dict[str, Any]:
    lines = [line for line in plan.lines.select_related("contact", "ours") if not line.dropped_reason]
    contacts = {line.contact_id: line.contact for line in lines if line.contact_id}
    people = {line.ours_id: line.ours for line in lines if line.ours_id} or {plan.created_by_id: plan.created_by}
    body: dict[str, Any] = {
        "subject": twin(plan, "title"),
        "round": plan.round,
        "purpose": twin(plan, "purpose"),
        "background": said(twin(plan, "background")),
        "talks": [_talk(line) for line in lines],
        "people": [_theirs(contact) for contact in contacts.values()] + [_ours(user) for user in people.values()],
        "hours": f"{float(sum(line.hours or 0 for line in lines)):g}",
    }
    confirms = next((c for c in contacts.values() if c.is_a("owner", "signatory")), None)
    owner = confirms or _owner(plan) or next(iter(contacts.values()), None)
    slots = [
        person(owner, key="customer-1", party="customer", role=FOR_CUSTOMER),
        person(plan.created_by, key="vendor-1", party="vendor", role=FOR_US),
    ]
    return {"body": body, "slots": slots, "title": titled(RESEARCH_PLAN, plan)}


def _owner(plan: Any) -> Any:
    there = plan.project.customer.contacts.filter(left_on=None)
    return next((contact for contact in there if contact.is_a("owner")), None)


def _talk(line: Any) -> dict[str, Any]:
    return {
        "topic": twin(line, "topic"),
        "process": said(twin(line, "process")),
        "key": line.is_key,
        "department": said(twin(line, "department")),
        "interviewee": named(line.contact) if line.contact_id else same(", ".join(line.interviewee.splitlines())),
        "asks": named(line.ours) if line.ours_id else None,
        "at": moment(line.at),
        "hours": f"{float(line.hours):g}" if line.hours else None,
        "questions": said(twin(line, "questions")),
        "wanted": said(twin(line, "wanted")),
    }


def _theirs(contact: Any) -> dict[str, Any]:
    return {
        "party": "customer", "name": named(contact), "department": same(contact.department),
        "title": twin(contact, "title"),
    }  # fmt: skip


def _ours(user: Any) -> dict[str, Any]:
    return {"party": "vendor", "name": named(user), "department": NONE, "title": twin(user, "title")}


RESEARCH_PLAN = DocumentKind(
    code="D02",
    title={"zh": "调研计划", "en": "Research plan"},
    build=research_plan,
    template="research_plan",
    area="research",
    signs=("CC",),
)
