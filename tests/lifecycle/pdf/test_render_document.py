"""Every kind of document in every language policy, as the tools of the system read it."""

import base64
import functools
import re
import subprocess
import sys

import pytest

from lifecycle import pdf
from lifecycle.pdf import printer
from lifecycle.pdf.renderer import ROOT, Renderer
from tests.lifecycle.pdf import samples
from tests.lifecycle.pdf.papers import attached, one_line, relationships, text


@functools.cache
def rendered(template: str, language: str) -> bytes:
    return pdf.render(samples.KINDS[template](language), template)


LANGUAGES = ("zh", "en", "both")
HANZI = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize("template", samples.KINDS)
def test_speaks_the_languages_of_its_policy_and_no_other(template, tmp_path):
    chinese, english, both = (text(rendered(template, lang), tmp_path) for lang in LANGUAGES)

    title = samples.KINDS[template]("zh")["title"]
    assert title["zh"] in chinese and title["en"] not in chinese
    assert title["en"] in english and title["zh"] not in english
    assert title["zh"] in both and title["en"] in both
    # In an English document only what has no English twin may be Chinese (a bank's name, rare names in tests).
    assert len(HANZI.findall(english)) < 20, HANZI.findall(english)


def test_english_words_of_a_chinese_document_are_only_names(tmp_path):
    shown = text(rendered("acceptance", "zh"), tmp_path)
    for label in ("Customer", "Criterion", "Outstanding", "Signatures", "Revisions", "Passed"):
        assert label not in shown


def test_same_data_give_the_same_bytes_in_three_processes():
    data = samples.payment_request("both", 3)
    job = {"job": "render", "data": pdf.canonical(data).decode(), "template": "payment_request"}
    made = {base64.b64encode(pdf.render(data, "payment_request")).decode()}
    for _ in range(2):
        worker = Renderer()
        made.add(worker.ask(job)["pdf"])
        worker.close()
    assert len(made) == 1


def test_other_data_give_other_bytes():
    assert pdf.render(samples.payment_request("en"), "payment_request") != pdf.render(
        samples.payment_request("en", version=2), "payment_request"
    )


def test_carries_its_data_and_their_hash(tmp_path):
    data = samples.research_log("zh")
    made = rendered("research_log", "zh")
    assert attached(made) == {"document.json": pdf.canonical(data)}
    assert relationships(made) == ["/Source"]
    shown = text(made, tmp_path)
    assert pdf.digest(data)[:12] in shown
    assert pdf.digest(data) in one_line(shown)


def test_every_page_says_which_it_is(tmp_path):
    made = rendered("acceptance", "both")
    pages = pdf.page_count(made)
    assert 3 <= pages <= 6
    leaves = text(made, tmp_path).split("\f")[:pages]
    for number, leaf in enumerate(leaves, 1):
        assert f"v1{number}/{pages}" in one_line(leaf).replace("https://throughline.example/v/ABCDEFGHJK", "")
        assert "P-2026-0042-D35-01 · v1" in leaf
        assert "https://throughline.example/v/ABCDEFGHJK" in leaf


def test_long_tables_repeat_their_head(tmp_path):
    leaves = text(rendered("acceptance", "zh"), tmp_path).split("\f")
    with_items = [leaf for leaf in leaves if re.search(r"A-\d\d", leaf) and "D27-" in leaf]
    assert len(with_items) > 1
    assert all("实测结果与证据" in leaf for leaf in with_items)


def test_has_a_place_for_every_signature():
    data = samples.acceptance("both")
    places = pdf.slots(rendered("acceptance", "both"))
    assert [place["key"] for place in places] == [slot["key"] for slot in data["slots"]]
    for place in places:
        left, bottom, right, top = place["rect"]
        assert right - left > 150 and top - bottom > 60
        assert not place["filled"] and not place["signed"]
        assert "签名 Signature" in place["label"]
    assert len({place["page"] for place in places}) == 1, "signatures stand together"


def test_a_draft_says_so_and_has_no_places(tmp_path):
    made = pdf.render(samples.acceptance("zh", draft=True), "acceptance")
    assert "草稿 DRAFT" in text(made, tmp_path)
    assert pdf.slots(made) == [] and attached(made) == {}
    assert "草稿" not in text(rendered("acceptance", "zh"), tmp_path)


def test_internal_papers_say_so_on_every_page(tmp_path):
    made = pdf.render(samples.payment_request("both", internal=True), "payment_request")
    leaves = text(made, tmp_path).split("\f")[: pdf.page_count(made)]
    assert all("Internal – not for the customer" in leaf and "内部资料" in leaf for leaf in leaves)
    assert "内部资料" not in text(rendered("payment_request", "both"), tmp_path)


@pytest.mark.parametrize(
    ("result", "shown"), [("passed", "验收通过"), ("conditional", "有条件通过验收"), ("failed", "验收未通过")]
)
def test_the_certificate_states_its_conclusion(result, shown):
    data = samples.acceptance("zh")
    data["body"]["result"] = result
    assert shown in printer.html(data, "acceptance")


def test_reminders_grow_firmer():
    letters = [one_line(printer.html(samples.payment_request("en", level), "payment_request")) for level in range(4)]
    assert "overdue" not in letters[0]
    assert "oversight" in letters[1] and "8daysoverdue" in letters[1]
    assert "exactdateofpayment" in letters[2]
    assert "rightsunderthecontract" in letters[3]
    assert all("6222021001123456789" in letter for letter in letters)


def test_amounts_stand_in_figures_and_in_capitals(tmp_path):
    shown = text(pdf.render(samples.payment_request("zh"), "payment_request"), tmp_path)
    assert "¥384,000.00" in shown and "叁拾捌万肆仟元整" in shown


def test_a_code_without_words_is_refused():
    data = samples.acceptance("zh")
    data["body"]["items"][0]["result"] = "maybe"
    with pytest.raises(pdf.RenderFailed) as caught:
        pdf.render(data, "acceptance")
    assert "maybe" in caught.value.detail and "maybe" not in str(caught.value)


@pytest.mark.parametrize("template", ["../base", "no_such_kind", "Acceptance", "signature/../base"])
def test_only_known_templates(template):
    with pytest.raises(pdf.RenderFailed):
        pdf.render(samples.acceptance("zh"), template)


def test_the_asking_process_never_loads_the_layout_engine():
    code = (
        "import sys, django.conf; django.conf.settings.configure(USE_I18N=False)\n"
        "from lifecycle import pdf; from tests.lifecycle.pdf import samples\n"
        "assert pdf.render(samples.payment_request('en'), 'payment_request').startswith(b'%PDF')\n"
        "assert not {'weasyprint', 'pyhanko', 'fontTools', 'pydyf'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
