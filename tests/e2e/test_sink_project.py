"""The promise that sinks projects: a month promised where three were needed, found at the gate to sign, taken on by an
executive, returned by the project manager, settled by an amendment; its thread tells the whole story."""

import subprocess
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from lifecycle.models import Commitment, Document, Project, SiteSettings
from presales.models import ContractAmendment, Estimate, HandoverPackage
from presales.models.handovers import SectionCode
from tests.cast import make_contact, make_customer, make_playbook, make_project, put_in_state
from tests.e2e import walk_contract as contract
from tests.e2e.walk import Walk
from tests.e2e.walk_presales import OWNER, SIGNATORY
from tests.e2e.walk_signing import issue, send, sign_here, sign_on_phone
from tests.presales.ready import make_readiness, make_risk
from tests.presales.test_compare_finished_projects import finished

PROMISE = ("一个月内全院上线", "The whole hospital goes live within a month")
DAYS = 30


@pytest.fixture
def walk(transactional_db: None, open_page: Callable[..., Page], axe: Any, request: Any) -> Iterator[Walk]:
    """A project that reached the contract; three like it are finished and took 60, 71 and 95 working days."""
    make_playbook()
    site = SiteSettings.load()
    site.vendor_name, site.vendor_name_en = "华信软件有限公司", "Huaxin Software Co., Ltd."
    site.save()
    walk = Walk(open_page, axe, request.param)
    walk.hire()
    people = SimpleNamespace(**walk.users)
    customer = make_customer()
    language = walk.say("zh", "en")
    for key, name, english, kinds in (
        (OWNER, "陈志远", "Chen Zhiyuan", ("owner",)), (SIGNATORY, "林院长", "Lin Yuan", ("signatory", "sponsor")),
    ):  # fmt: skip
        contact = make_contact(
            customer, name, kinds, name_en=english, title_en="Head", email=key, language=walk.language
        )
        walk.contacts[key] = contact.name if language == "zh" else contact.name_en
    project = make_project(
        people.sales, customer, presales_owner=people.sales, delivery_owner=people.pm,
        collection_owner=people.commercial, team=[(people.implementation, "IM")], document_language=language,
        expected_amount=1200000,
    )  # fmt: skip
    put_in_state(project, "contract")
    cast = SimpleNamespace(**walk.users, project=project, owner=customer.contacts.first(), customer=customer)
    make_readiness(cast)
    make_risk(cast).assess(by=people.pm, probability=3, impact=4, due=timezone.localdate() + timedelta(days=14))
    for days in (60, 71, 95):
        finished(cast, days)
    walk.number = project.number
    yield walk
    if walk.faults:
        pytest.fail("\n".join(walk.faults), pytrace=False)


def test_a_month_is_promised_where_three_are_needed(walk: Walk, tmp_path: Path) -> None:
    here = promise(walk)
    estimate(walk)
    judge(walk, here)
    contract.file_contract(walk, tmp_path)
    agree(walk)
    sign_nevertheless(walk)
    return_hand_over(walk)
    amend(walk, here)
    accept_hand_over(walk)
    read_thread(walk, here)
    read_papers(walk, tmp_path)


def promise(walk: Walk) -> str:
    sales = walk.person("sales")
    sales.project("lifecycle", "promises", "new").fill({
        "promise": walk.say(*PROMISE), "kind": "Schedule", "made in": "Spoken", "promised to": walk.contacts[OWNER],
        "promised duration, days": DAYS, "the date is fixed": True,
    }).press("Save")  # fmt: skip
    return sales.page.url


def estimate(walk: Walk) -> None:
    """The project manager says what it takes; what comparable projects took stands beside the fields."""
    manager = walk.person("pm")
    manager.project("presales", "estimates", "new").reads(
        "3 comparable projects" if walk.language == "en" else "3 个可比项目"
    )
    manager.fill({
        "title": walk.say("全院上线", "Go-live of the hospital"), "could begin on": timezone.localdate().isoformat(),
        "what it rests on": walk.say("同类医院经验", "Hospitals like this one"),
    })  # fmt: skip
    for row, (step, *days) in zip(
        manager.rows("Schedule by step").all(),
        (("Requirements analysis", 8, 12, 20), ("Implementation", 25, 40, 70), ("Testing", 8, 12, 25)), strict=False,
    ):  # fmt: skip
        best, likely, worst = days
        manager.fill({
            "step": step, "at best, working days": best, "likely, working days": likely, "at worst, working days": worst,
        }, row)  # fmt: skip
    manager.fill(
        {"kind": "Labour", "what": walk.say("实施", "Implementation"), "quantity": 180, "price of one": 1600},
        manager.rows("Cost").first,
    )
    manager.press("Save").press("Hand to sales", confirm=True)
    assert Estimate.objects.get(project=walk.project).state == Estimate.State.SUBMITTED
    issue(manager)


def judge(walk: Walk, here: str) -> None:
    manager = walk.person("pm")
    manager.visit(here).follow("Judge").fill({
        "Can it be kept?": ["Not feasible"], "Reason": walk.say("同类项目都要三个月以上", "Projects like it took three months"),
    }).press("Judge")  # fmt: skip
    assert Commitment.objects.get(project=walk.project).is_red


def agree(walk: Walk) -> None:
    """The terms are written; commerce may not let it pass, an executive does, with a reason."""
    sales, executive = walk.person("sales"), walk.person("executive")
    sales.project("contract").follow("Write the terms").fill({
        "warranty, months": "12", "what is delivered": walk.say("全院上线", "The whole hospital"),
        "criteria of acceptance": walk.say("连续运行十五天", "Fifteen days without a stop"),
    }).fill({
        "name": walk.say("全款", "All"), "share of the contract, %": 99, "falls due with": "Acceptance", "days to pay": 30,
    }, sales.rows("Payment terms").first).press("Save")  # fmt: skip
    here = sales.page.url
    sales.follow("Promises are judged").press("Promises are judged")
    executive.visit(here).follow("Approve the contract").fill({
        "Why it is signed nevertheless": walk.say("标杆客户，工期随后以变更约定", "A reference; the date is amended next"),
    }).press("Approve the contract")  # fmt: skip
    executive.reads("99")
    sales.visit(here).follow("Take back to the draft").fill(
        {"Why it is negotiated again": walk.say("付款比例有误", "The shares were wrong")}
    ).press("Take back to the draft")
    sales.follow("Edit").fill({"share of the contract, %": 100}, sales.rows("Payment terms").first).press("Save")
    sales.follow("Promises are judged").press("Promises are judged")
    executive.visit(here).follow("Approve the contract").fill({
        "Why it is signed nevertheless": walk.say("标杆客户，工期随后以变更约定", "A reference; the date is amended next"),
    }).press("Approve the contract").reads("Approved")  # fmt: skip
    issue(walk.person("commercial").visit(here))


def sign_nevertheless(walk: Walk) -> None:
    """The gate is red; an executive overrides it and says why."""
    sales, executive = walk.person("sales"), walk.person("executive")
    sales.project().press("Confirm signing").reads(
        "Every promise is judged; none is infeasible without an executive's approval"
    )
    executive.project().follow("Override with a reason…").fill({
        "Reason": walk.say("已与院长谈妥，工期以合同变更约定", "Agreed with the president: the date is amended by contract"),
    }).press("Override the gate")  # fmt: skip
    executive.told("The gate was overridden. The reason is kept with what was not met.")
    assert Project.objects.get(number=walk.number).contract_passed_at


def return_hand_over(walk: Walk) -> None:
    manager, sales = walk.person("pm"), walk.person("sales")
    sales.project("presales", "handovers", "new").fill({"Who wants what": walk.say("信息科支持", "IT is for it")})
    sales.press("Save").press("Hand over")
    package = HandoverPackage.objects.get(project=walk.project)
    manager.visit(package.get_absolute_url()).follow("Return to sales")
    manager.page.locator("main textarea").first.fill(
        walk.say("一个月的承诺无法兑现，请先与客户谈变更", "The month cannot be kept; talk about an amendment first")
    )
    manager.press("Return to sales")
    package.refresh_from_db()
    assert (package.state, package.returns) == (HandoverPackage.State.RETURNED, 1)


def amend(walk: Walk, here: str) -> None:
    """From the promise to a signed amendment: three months, in writing."""
    manager, commercial = walk.person("pm"), walk.person("commercial")
    due = timezone.localdate() + timedelta(days=120)
    manager.visit(here).follow("Open an amendment").fill({
        "reason": walk.say("上线时间按同类项目确定", "The date follows what projects like it took"),
        "facts": walk.say("可比项目中位数71个工作日", "Comparable projects: median 71 working days"),
        "contract due on, from now on": due.isoformat(),
    }).fill({
        "clause": "5.1", "until now": walk.say("一个月内上线", "Live within a month"),
        "from now on": walk.say("四个月内上线", "Live within four months"),
    }, manager.rows("Clauses").first).press("Save")  # fmt: skip
    page = manager.page.url
    commercial.visit(page).follow("Approve the amendment").press("Approve the amendment")
    number = issue(manager.visit(page))
    send(manager, number)
    sign_on_phone(walk, number, SIGNATORY, walk.contacts[SIGNATORY])
    for key in signers(number):
        sign_here(walk, number, key)
    assert ContractAmendment.objects.get(project=walk.project).state == ContractAmendment.State.SIGNED
    assert walk.project.contract_due_on == due
    assert Commitment.objects.get(project=walk.project).state == Commitment.State.AMENDED


def signers(number: str) -> list[str]:
    """Our own people whom the document asks, by their part in the walk."""
    asked = Document.objects.get(number=number).requests.latest("pk").signatories.filter(user__isnull=False)
    return [row.user.email.split("@")[0] for row in asked.order_by("order", "pk")]


def accept_hand_over(walk: Walk) -> None:
    manager, sales = walk.person("pm"), walk.person("sales")
    package = HandoverPackage.objects.get(project=walk.project)
    sales.visit(package.get_absolute_url()).press("Hand over")
    manager.visit(package.get_absolute_url())
    for code in SectionCode.values:
        manager.press("I have read it", manager.page.locator(f"#section-{code}"))
    manager.press("Accept")
    package.refresh_from_db()
    assert package.state == HandoverPackage.State.ACCEPTED
    issue(sales.visit(package.get_absolute_url()))


def read_thread(walk: Walk, here: str) -> None:
    """One page: the promise, who judged it, the override with its reason, the amendment and its signed document."""
    reader = walk.person("sales")
    reader.visit(here).follow("Follow the thread")
    amendment = ContractAmendment.objects.get(project=walk.project)
    for text in (walk.say(*PROMISE), amendment.label, amendment.document.number):
        assert text in reader.page.locator("main").inner_text(), text
    reader.reads(walk.say("已与院长谈妥", "Agreed with the president"))


def read_papers(walk: Walk, folder: Path) -> None:
    """Estimate, contract summary, amendment and hand-over, as papers."""
    wanted = {
        "D11": walk.say("售前依据", "Back-up"), "D14": walk.say("合同", "ontract"), "D15": walk.say("移交", "and-over"),
        "D16": walk.say("四个月内上线", "Live within four months"),
    }  # fmt: skip
    found = {row.kind: row for row in Document.objects.filter(project=walk.project)}
    assert set(found) == set(wanted)
    for code, words in wanted.items():
        path = folder / f"{code}.pdf"
        path.write_bytes((found[code].current.latest or found[code].current).bytes)
        text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
        assert found[code].number in text and words.lower() in text.lower(), (code, text)
