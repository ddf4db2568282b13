"""The file is hashed in the browser: it leaves the machine only when one asks for a closer look."""

import os

import pytest

from tests.lifecycle.verification import tampering


@pytest.fixture
def files(signed, pdf, tmp_path):
    ours, changed = tmp_path / "ours.pdf", tmp_path / "changed.pdf"
    ours.write_bytes(pdf)
    changed.write_bytes(tampering.paint_page(pdf))
    return ours, changed


def picture(page, name: str) -> None:
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def test_a_file_is_asked_about_by_its_hash_and_sent_only_on_request(transactional_db, open_page, axe, files, signed):
    ours, changed = files
    page = open_page(None, "/verify/", language="en")
    sent = []
    page.on("request", lambda request: sent.append((request.method, request.url)))
    page.set_input_files("#verify-file", ours)
    page.click("text=Check the file")
    page.wait_for_selector("text=it is the latest")
    assert signed.number in page.inner_text("#verify-answer") and axe(page) == []
    assert page.evaluate("document.activeElement.id") == "verify-answer"
    picture(page, "known-en")
    page.set_input_files("#verify-file", changed)
    page.click("text=Check the file")
    page.wait_for_selector("text=No file of ours has this fingerprint")
    picture(page, "unknown-en")
    assert {method for method, _url in sent} == {"GET"}
    page.click("text=Send the file and have it examined")
    page.wait_for_selector("text=Page 1 does not show what was issued.")
    assert axe(page) == []
    picture(page, "altered-en")


def test_on_a_phone_in_the_dark_and_without_scripts(transactional_db, open_page, axe, files, signed):
    page = open_page(None, f"/v/{signed.public_code}?v=1", width=390, dark=True)
    assert axe(page) == [] and signed.number in page.inner_text("main")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    picture(page, "code-zh-dark")
    plain = open_page(None, "/verify/", language="en", width=360, js=False)
    assert "examined and not kept" in plain.inner_text("main")
    plain.set_input_files("#verify-file", files[0])
    plain.click("text=Check the file")
    assert "it is the latest" in plain.inner_text("main")
    picture(plain, "upload-no-script")
