"""What lies behind the project when it is handed over, and papers that others settle: through the product's verbs."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from django.db import transaction

from lifecycle.models import Document, SignatureRequest, SiteSettings
from lifecycle.models.signatures import Invitee
from tests.cast import make_contact, make_customer, make_playbook, make_project, put_in_state
from tests.delivery.changing import a_process
from tests.e2e.walk_presales import OWNER, SIGNATORY
from tests.e2e.weeks.clock import Weeks
from tests.presales.contracts import approve_contract, sign_contract
from tests.presales.registers import make_objective, make_requirement, make_requirements_document
from tests.presales.writing import sign_by_all

DUE = date(2026, 7, 31)  # by the contract
AMOUNT = 1280000


@transaction.atomic
def hand_over(walk: Weeks) -> None:
    """Sold, signed and handed over: requirements, a goal, a contract with three payments, a process for changes."""
    make_playbook()
    site = SiteSettings.load()
    site.vendor_name, site.vendor_name_en = "华信软件有限公司", "Huaxin Software Co., Ltd."
    site.save()
    walk.hire()
    people = SimpleNamespace(**walk.users)
    customer = make_customer()
    found = [
        make_contact(
            customer, name, kinds, name_en=english, title=title, title_en=title_en, email=email, language=walk.language
        )
        for email, name, english, title, title_en, kinds in (
            (OWNER, "陈志远", "Chen Zhiyuan", "信息科主任", "Head of IT", ("owner", "expert")),
            (SIGNATORY, "林建国", "Lin Jianguo", "院长", "President", ("signatory", "sponsor", "executive")),
        )
    ]
    walk.contacts = {contact.email: walk.say(contact.name, contact.name_en) for contact in found}
    project = make_project(
        people.sales, customer, presales_owner=people.sales, delivery_owner=people.pm,
        collection_owner=people.commercial, support_owner=people.support, document_language=walk.say("zh", "en"),
        team=[(people.implementation, "IM"), (people.consultant, "CO")], expected_amount=AMOUNT, sponsor=found[1],
    )  # fmt: skip
    walk.number = project.number
    cast = walk.cast = SimpleNamespace(
        **walk.users, project=project, owner=found[0], signatory=found[1], customer=customer
    )
    cast.requirement, cast.objective = make_requirement(cast), make_objective(cast)
    make_requirements_document(cast)
    approve_contract(cast)
    sign_contract(cast, contract_due_on=DUE)
    put_in_state(project, "delivery", contract_due_on=DUE, contract_amount=AMOUNT)
    for item in project.items.filter(stage="presales"):
        item.skip(by=cast.pm, reason_code="OTHER", note=walk.say("移交时已一并交接", "Handed over with all the rest"))
    sign_paper(walk, a_process(cast))


@transaction.atomic
def sign_paper(walk: Weeks, record: Any) -> Document:
    """Its document is issued, sent and signed by all whom it names."""
    cast = walk.cast
    document: Document = record.issue(by=record.created_by)
    assert document.current is not None
    theirs = {"customer": cast.signatory, "vendor": cast.pm}
    people = [Invitee(theirs[slot["party"]], slot["key"]) for slot in document.current.slots]
    sign_by_all(SignatureRequest.send(by=cast.pm, document=document, people=people))
    record.refresh_from_db()
    return document
