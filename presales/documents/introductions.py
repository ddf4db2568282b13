"""The introduction of the company and of those who speak for it, for the people who were there."""

from typing import Any

from lifecycle.models.customers import Industry
from lifecycle.models.users import User
from lifecycle.stages import DocumentKind
from lifecycle.text import named, twin, worded
from presales.documents.people import moment, people, said


def company_introduction(introduction: Any) -> dict[str, Any]:
    materials = list(introduction.materials.select_related("reference"))
    presenters = list(introduction.our_people.all())
    return {
        "body": {
            "at": moment(introduction.at),
            "place": twin(introduction, "place"),
            "subject": twin(introduction, "title"),
            "people": people(introduction),
            "presenters": [_presenter(user) for user in presenters],
            "qualifications": [_material(row) for row in materials if row.kind == "qualification"],
            "solutions": [_material(row) for row in materials if row.kind == "solution"],
            "cases": [_material(row) for row in materials if row.kind == "case"],
        },
        "slots": [],
    }


def _presenter(user: User) -> dict[str, Any]:
    fields = [
        {"field": worded(Industry(row["industry"]).label), "years": row.get("years")}
        for row in user.domains
        if isinstance(row, dict) and row.get("industry") in Industry.values
    ]
    return {
        "name": named(user), "title": twin(user, "title"), "phone": user.phone, "email": user.email,
        "introduction": said(twin(user, "introduction")), "fields": fields,
        "certificates": user.lines("certificates"), "former": user.lines("former_projects"),
    }  # fmt: skip


def _material(row: Any) -> dict[str, Any]:
    return {
        "title": twin(row, "title"),
        "text": said(twin(row, "text")),
        "industry": worded(Industry(row.industry).label) if row.industry else None,
        "customer": named(row.reference) if row.reference else None,
        "valid_until": row.valid_until.isoformat() if row.valid_until else None,
    }


COMPANY_INTRODUCTION = DocumentKind(
    code="D01",
    title={"zh": "公司介绍", "en": "Company introduction"},
    build=company_introduction,
    template="company_introduction",
    area="introductions",
)
