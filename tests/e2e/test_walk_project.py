"""One whole job by browser, in Chinese with one project and in English with another: from the sign-in form to the
closed project. The same steps find their way by the words on the page, in either language.

Items that a gate asks for and the walk does not show are finished through the product's verbs: `finish_items`.
"""

import csv
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from playwright.sync_api import Page

from lifecycle.models import Document, SiteSettings
from tests.cast import make_playbook
from tests.e2e import walk_aftersales as aftersales
from tests.e2e import walk_contract as contract
from tests.e2e import walk_delivery as delivery
from tests.e2e import walk_estimate as estimate
from tests.e2e import walk_presales as presales
from tests.e2e.walk import Walk

TITLES = {
    "zh-hans": {
        "D03": "调研日志", "D06": "售前解决方案", "D17": "任命书", "D18": "启动大会", "D34": "验收申请", "D35": "验收",
        "D36": "付款",
        "D38": "结项报告",
    },
    "en": {
        "D03": "Research log", "D06": "Pre-sales solution", "D17": "ppointment", "D18": "Kickoff", "D34": "pplication",
        "D35": "cceptance", "D36": "ayment", "D38": "Closing report",
    },
}  # fmt: skip


@pytest.fixture
def walk(transactional_db: None, open_page: Callable[..., Page], axe: Any, request: Any) -> Iterator[Walk]:
    make_playbook()
    site = SiteSettings.load()
    site.vendor_name, site.vendor_name_en = "华信软件有限公司", "Huaxin Software Co., Ltd."
    site.save()
    walk = Walk(open_page, axe, request.param)
    # An executive who also sells: they may try a gate, and may then not override it.
    walk.hire(executive2=["EX", "SM"])
    yield walk
    if walk.faults:
        pytest.fail("\n".join(walk.faults), pytrace=False)


def test_a_project_goes_from_lead_to_closed(walk: Walk, tmp_path: Path) -> None:
    sales = presales.sign_in(walk)
    presales.meet_customer(walk, sales)
    presales.open_lead(walk, sales, walk.say("Chinese", "English"))
    presales.research(walk)
    author = presales.write_solution(walk)
    presales.review_and_agree(walk, author)
    solution = presales.sign_solution(walk, author)
    presales.work_on_items(walk)
    estimate.assess_feasibility(walk)
    presales.decide_to_go(walk)
    presales.move_to_contract(walk, tmp_path)

    contract.file_contract(walk, tmp_path)
    contract.plan_payments(walk)
    promise = contract.promise(walk)
    contract.agree_terms(walk)
    estimate.hand_to_sales(walk)
    contract.confirm_signing(walk)
    contract.hand_over(walk)

    minutes = delivery.kick_off(walk, walk.say("Chinese", "English"))
    delivery.go_live(walk)
    delivery.roll_out(walk, tmp_path)

    aftersales.keep_promise(walk, promise)
    certificate = aftersales.accept(walk)
    aftersales.move_to_payment(walk)
    aftersales.collect(walk)
    aftersales.close(walk)

    papers = tmp_path / "papers"
    read_papers(walk, papers)
    drawn, typed = (
        walk.say("手写签名 · 专用链接", "drawn · private link"),
        walk.say("键入签名 · 专用链接", "typed · private link"),
    )
    signed = (
        (solution, presales.SIGNATORY, drawn),
        (minutes, presales.SIGNATORY, drawn),
        (certificate, presales.OWNER, typed),
    )
    for number, contact, how in signed:
        text = text_of(papers / f"{number}.pdf")
        assert walk.contacts[contact] in text and how in text, (number, text)
    export(walk, tmp_path / "archive")


def read_papers(walk: Walk, folder: Path) -> None:
    """Every document of the project, downloaded as a person would, is a paper that stands alone."""
    folder.mkdir()
    reader = walk.person("pm")
    reader.project("documents")
    links = reader.page.get_by_role("link", name="PDF")
    found = {}
    for link in links.all():
        address = str(link.get_attribute("href"))
        number = address.split("/documents/")[1].split("/")[0]
        answer = reader.page.request.get(address)
        assert answer.ok and answer.headers["content-type"] == "application/pdf"
        (folder / f"{number}.pdf").write_bytes(answer.body())
        found[number] = folder / f"{number}.pdf"
    assert set(found) == set(Document.objects.filter(project=walk.project).values_list("number", flat=True))
    # log, solution, letter of appointment, minutes, application, certificate, three payment requests,
    # closing report
    assert len(found) == 10
    for number, path in found.items():
        fonts = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
        assert fonts and all(" yes " in font[50:] for font in fonts), fonts
        text = text_of(path)
        kind = number.split("-")[3]
        assert TITLES[walk.language][kind] in text, (number, text)
        assert number in text and walk.say("仁和医院", "Renhe") in text, (number, text)


def text_of(path: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout


def export(walk: Walk, folder: Path) -> None:
    """The archive has the same papers, and a list of them."""
    call_command("export_documents", folder, project=walk.number)
    with (folder / "manifest.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 10
    assert all((folder / row["file"]).stat().st_size > 10_000 for row in rows)
    signed = [row for row in rows if row["state"] == Document.State.COMPLETED]
    assert {row["kind"] for row in signed} == {"D06", "D17", "D18", "D35", "D38"} and all(
        row["signatories"] for row in signed
    )
