"""Pre-sales in a walk: from the sign-in form to the decision to go ahead."""

import re
from datetime import timedelta
from pathlib import Path

from django.utils import timezone
from playwright.sync_api import expect

from lifecycle.models import ChecklistItem, Contact
from tests.cast import PASSWORD
from tests.e2e.walk import Person, Walk
from tests.e2e.walk_signing import decline_on_phone, issue, send, sign_here, sign_on_phone

OWNER, SIGNATORY = "owner@customer.example", "signatory@customer.example"


def sign_in(walk: Walk) -> Person:
    """Sales signs in through the form."""
    sales = walk.stranger()
    sales.visit("/accounts/login/")
    sales.fill({"Email": "sales@throughline.example", "Password": PASSWORD}).press("Sign in")
    expect(sales.page).to_have_url("/")
    walk.at_work["sales"] = sales
    return sales


def meet_customer(walk: Walk, sales: Person) -> None:
    """A customer with the person who carries the project and the one who signs."""
    sales.follow("Customers", sales.page.get_by_role("banner")).follow("New customer")
    sales.fill({
        "name": walk.say("仁和医院", "仁和医院（英文项目）"), "name in English": "Renhe Hospital", "industry": "Health care",
        "business background": walk.say("三级综合医院，两个院区。", "A general hospital with two sites."),
    }).press("Save")  # fmt: skip
    people: list[tuple[str, str, str, dict[str, str], list[str]]] = [
        (OWNER, "陈志远", "Chen Zhiyuan", {"job title": "信息科主任", "job title in English": "Head of IT"},
         ["Project owner", "Expert"]),
        (SIGNATORY, "林建国", "Lin Jianguo", {"job title": "院长", "job title in English": "President"},
         ["Signatory", "Sponsor", "Executive"]),
    ]  # fmt: skip
    for email, name, english, facts, kinds in people:
        sales.follow("New contact").fill({
            "name": name, "name in English": english, **facts, "e-mail": email, "kinds": kinds,
            "language": walk.say("简体中文", "English"),
        }).press("Save")  # fmt: skip
        walk.contacts[email] = walk.say(name, english)
        assert Contact.objects.get(email=email).language == walk.language


def open_lead(walk: Walk, sales: Person, document_language: str) -> None:
    sales.follow("New project")
    sales.fill({
        "name": walk.say("仁和医院信息平台", "Renhe hospital platform"), "name in English": "Renhe hospital platform",
        "why it matters to us": walk.say("省内第一家三甲医院标杆", "First reference among hospitals of the province"),
        "owner of pre-sales": walk.name("sales"), "Implementation manager": walk.name("implementation"),
        "project manager": walk.name("pm"), "collects payment": walk.name("commercial"),
        "looks after support": walk.name("support"), "expected amount": "1280000",
        "language of documents": document_language,
    }).press("Open the project")  # fmt: skip
    walk.number = sales.page.url.rstrip("/").rsplit("/", 1)[1]
    sales.press("Move to pre-sales").told("Done: %(what)s.", what="Qualify the lead")


def research(walk: Walk) -> str:
    """A log with an unclear point: not final before somebody is to clarify it. Its document goes out."""
    author = walk.person("implementation")
    author.project("presales").follow(
        "New", author.page.get_by_role("listitem").filter(has_text=re.compile(walk.spoken("Research logs")))
    )
    author.fill({
        "what it is about": walk.say("药品如何到病房", "How drugs get to the ward"), "hours": "2",
        "place": walk.say("住院部三楼会议室", "Meeting room, third floor"), "people of the customer": [walk.contacts[OWNER]],
        "purpose": walk.say("弄清药品流转", "Understand how drugs move"),
        "what was gone through": walk.say("从医嘱到发药", "From order to dispensing"),
        "before the talk": "A relevant product was introduced",
    })  # fmt: skip
    heard, unclear = author.row("What was heard", 0), author.row("What was heard", 1)
    author.fill({
        "kind": "Problem", "topic": walk.say("对账", "Reconciliation"),
        "what was heard": walk.say("月末对账要两天", "Reconciling takes two days at the end of the month"),
        "need behind it": walk.say("对账自动完成", "Reconcile by itself"),
    }, heard)  # fmt: skip
    author.fill({
        "kind": "Rule", "topic": walk.say("毒麻药", "Controlled drugs"),
        "what was heard": walk.say("毒麻药双人复核的时限不明", "How long two people have to check controlled drugs is unknown"),
        "still unclear": True,
    }, unclear)  # fmt: skip
    author.press("Save").press("Finish the log", confirm=True)
    author.told("Entry %(n)d lacks %(what)s", n=2, what="somebody who clarifies it")
    author.follow("Edit").fill({
        "who clarifies it": walk.name("implementation"),
        "by when": (timezone.localdate() + timedelta(days=5)).isoformat(), "how": walk.say("电话问药剂科", "Call the pharmacy"),
    }, author.row("What was heard", 1))  # fmt: skip
    author.press("Save").press("Finish the log", confirm=True).reads("Log final")
    return issue(author)


def write_solution(walk: Walk) -> Person:
    """From the template, section by section."""
    author = walk.person("implementation")
    author.project("presales").follow(
        "New", author.page.get_by_role("listitem").filter(has_text=re.compile(walk.spoken("Pre-sales solutions")))
    )
    author.press("Save").follow("Edit")
    author.fill(
        {
            "summary in plain words": walk.say(
                "六个月内打通门诊、住院与药房。", "Out-patients, wards and pharmacy as one in six months."
            )
        }
    )
    for n, row in enumerate(author.rows("Sections").all(), 1):
        author.fill(
            {"text": walk.say(f"第 {n} 部分的**要点**与安排。", f"What part {n} **is about**, and how it is done.")},
            row,
        )
    author.fill({"needs it answers": walk.say("对账自动完成", "Reconcile by itself")}, author.rows("Sections").nth(2))
    author.fill({"step": walk.say("需求确认", "Confirm requirements"), "resource": walk.say("顾问 2 人", "2 consultants")},
                author.rows("Table of steps").nth(0))  # fmt: skip
    return author.press("Save")


def review_and_agree(walk: Walk, author: Person) -> None:
    """Another person reviews; the customer's owner sees it and agrees. The author may not review."""
    here = author.page.url
    author.follow("Ask for review").fill({"Who reviews it": walk.name("pm")}).press("Ask for review")
    author.follow("Pass the review").fill({"Score": ["5: excellent"]}).press("Pass the review")
    author.refused("Only %(name)s, who was asked to review it, can do that.", name=walk.name("pm"))
    walk.person("pm").visit(here).follow("Pass the review").fill({"Score": ["4: good"]}).press("Pass the review")
    author.visit(here).follow("Note the presentation").fill({"To whom": [walk.contacts[OWNER]]}).press(
        "Note the presentation"
    )
    author.follow("Note the agreement").fill({"Who agreed for the customer": walk.contacts[OWNER]}).press(
        "Note the agreement"
    )
    author.reads("Agreed")


def sign_solution(walk: Walk, author: Person) -> str:
    """The customer declines the first version with a reason; the second is signed on the phone and by account."""
    here = author.page.url
    number = issue(author)
    send(author, number)
    reason = walk.say("第三部分没有写二院区", "Part three says nothing of the second site")
    decline_on_phone(walk, number, SIGNATORY, reason)
    author.visit(here).reads("The customer wants it otherwise")
    expect(author.page.locator("main")).to_contain_text(reason)
    author.follow("Edit")
    author.fill(
        {"text": walk.say("二院区推迟两周上线。", "The second site follows two weeks later.")},
        author.rows("Sections").nth(2),
    )
    author.press("Save")
    review_and_agree(walk, author)
    assert issue(author, reason=reason) == number
    send(author, number)
    sign_on_phone(walk, number, SIGNATORY, walk.contacts[SIGNATORY])
    sign_here(walk, number, "implementation")
    author.visit(f"/documents/{number}/").reads("Signed by all")
    return number


def work_on_items(walk: Walk) -> None:
    """One item completed itself; one is ticked and finished by hand; one is skipped, which somebody else approves."""
    manager, sales = walk.person("implementation"), walk.person("sales")
    manager.project("presales")
    item = walk.project.items.get(code="S1-03")
    assert item.state == ChecklistItem.State.DONE
    manager.visit(item.get_absolute_url()).reads("Done")
    tick_and_finish(
        walk,
        manager,
        "S1-16",
        walk.say("已与信息科谈定两处让步及其条件", "Two concessions agreed with IT, each with its condition"),
    )
    sales.visit(walk.project.items.get(code="S1-04").get_absolute_url()).follow("Skip…")
    sales.fill(
        {
            "Why is it skipped?": "Another reason",
            "In a sentence": walk.say("客户已在别家医院看过", "They saw it at another hospital"),
        }
    )
    sales.press("Skip").told("Somebody must approve it; it waits on their page.")
    manager.visit(walk.project.items.get(code="S1-04").get_absolute_url()).press("Approve skipping")
    manager.told("Skipped with your approval.").reads("Why it is skipped")


def tick_and_finish(walk: Walk, person: Person, code: str, note: str) -> None:
    """Every step by its tick, then the result in a sentence."""
    item = walk.project.items.get(code=code)
    person.visit(item.get_absolute_url())
    for n in range(len(item.template_item.steps)):
        person.page.locator(f"#step-{n}").click()
        expect(person.page.locator(f"#step-{n}")).to_contain_class("tick-done")
    person.fill({"Result": note}).press("Finish").told("Finished.")


def decide_to_go(walk: Walk) -> None:
    """Two people say yes."""
    sales, manager = walk.person("sales"), walk.person("implementation")
    role = "Implementation manager"
    sales.project().press("Decide: go").told("Your approval is noted. Still to approve: %(roles)s.", roles=role)
    manager.project().press("Decide: go").told("Done: %(what)s.", what="Go or no-go")


def move_to_contract(walk: Walk, pictures: Path) -> None:
    """Refused with its reasons; nobody overrides their own try; an executive does, with a reason."""
    sales, tried, executive = walk.person("sales"), walk.person("executive2"), walk.person("executive")
    sales.project().press("Move to contract").reads("The requirements document is baselined")
    sales.page.screenshot(path=pictures / f"refused-{walk.language}.png", full_page=True)
    tried.project().press("Move to contract")
    tried.reads("Nobody overrides their own gate. Another executive must decide.")
    assert not tried.offered("Override with a reason…")
    executive.project().follow("Override with a reason…").fill({"Reason": walk.say("不行", "Go")}).press(
        "Override the gate"
    )
    executive.refused("Give the reason in at least 10 characters; it is printed in the closing report.")
    reason = walk.say(
        "客户年底预算将收回，需求文档在签约前补齐", "Their budget ends this year; requirements follow before signing"
    )
    executive.fill({"Reason": reason}).press("Override the gate")
    executive.told("The gate was overridden. The reason is kept with what was not met.")
    sales.project("presales").reads("Reason:")
    assert walk.project.state == "contract"
