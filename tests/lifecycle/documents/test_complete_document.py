"""The certificate of completion: what it tells, that there is exactly one, and who gets it."""

import hashlib
import json
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from lifecycle import completion, jobs, seal
from lifecycle.completion import facts, story
from lifecycle.models import Event
from lifecycle.models.completions import Completion
from lifecycle.models.jobs import Job
from lifecycle.models.signatories import Signatory
from tests.bar import tools
from tests.lifecycle.pdf.papers import attached, one_line, text
from tests.lifecycle.signing import papers


def sign_all(request, **more):
    """Both sign; the customer by link, ours by account. The request as it is afterwards."""
    for signatory in request.signatories.order_by("order"):
        how = "link" if signatory.contact_id else "account"
        signatory.view(ip="198.51.100.7", agent="Firefox 143")
        signatory.sign(
            method="typed", typed_name=signatory.name, consent=True, identified_by=how,
            sha256=request.version.pdf_sha256, ip="198.51.100.7", agent="Firefox 143", **more,
        )  # fmt: skip
    request.refresh_from_db()
    return request


@pytest.fixture
def done(open_request):
    """The completed request; its job waits."""
    return sign_all(open_request, remark="第 3 页日期请核对 😀")


def made(request):
    job = Job.objects.get(kind="completion")
    assert jobs.run(job), job.last_error
    return Completion.objects.get(request=request)


def test_it_tells_who_signed_what_how_and_in_which_order(done, tmp_path):
    certificate = made(done)
    data = json.loads(certificate.data)
    assert attached(certificate.bytes)["evidence.json"] == certificate.data.encode()
    assert hashlib.sha256(certificate.bytes).hexdigest() == certificate.pdf_sha256
    assert certificate.document_sha256 == done.latest.sha256 == data["body"]["file_sha256"]
    customer, ours = data["body"]["signatories"]
    assert customer["name"] == {"zh": "陈志远", "en": "Chen Zhiyuan"} and customer["email"] == "c1@customer.example"
    assert (customer["signature"]["identified_by"], ours["signature"]["identified_by"]) == ("link", "account")
    assert customer["signature"]["ip"] == "198.51.100.7" and customer["signature"]["agent"] == "Firefox 143"
    assert customer["signature"]["sha256_shown"] == done.version.pdf_sha256
    assert ours["signature"]["sha256_before"] == customer["signature"]["sha256_after"]
    assert len(customer["signature"]["certificate_sha256"]) == 64
    verbs = [row["verb"] for row in data["body"]["events"]]
    assert verbs[:3] == ["document.issued", "document.sent", "document.viewed"] and verbs[-1] == "document.completed"
    kept = {event.seq: event.hash for event in Event.objects.about(done.document)}
    assert all(kept[row["seq"]] == row["hash"] and len(row["prev_hash"]) == 64 for row in data["body"]["events"])
    shown = one_line(text(certificate.bytes, tmp_path))
    for words in (
        "完成证书",
        "Certificateofcompletion",
        "陈志远",
        "198.51.100.7",
        "simpleelectronicsignature",
        "简单电子签名",
    ):
        assert words in shown, words
    assert done.latest.sha256 in shown and data["body"]["certificates"][0]["sha256"] in shown


@pytest.mark.parametrize("language", ["zh", "en", "both"])
def test_it_meets_the_bar_like_every_document(cast, language, tmp_path):
    if lacking := tools.missing():
        pytest.skip(f"not installed: {', '.join(lacking)}")
    request = sign_all(papers.send(cast, papers.issue(cast, language=language)), remark="𠮷𬱖𫖯䶮")
    shelf = tools.Shelf(tmp_path, seal.roots())
    shelf.add("completion.pdf", made(request).bytes, 1, "")
    assert [fault for check in tools.CHECKS for fault in check(shelf)] == []
    if (tools.VERAPDF / "check").exists():
        assert tools.verapdf(shelf) == []


def test_characters_that_cannot_be_printed_are_spelt_out(done):
    remark = json.loads(made(done).data)["body"]["signatories"][0]["signature"]["remark"]
    assert remark == "第 3 页日期请核对 <U+1F600>"


def test_completing_queues_exactly_one_and_a_repeated_job_makes_no_second(done, monkeypatch):
    job = Job.objects.get(kind="completion")
    with transaction.atomic():
        assert completion.owe(done.document, request=done) == job
    # It died after the file was kept and before the row was.
    whole = Completion.objects.get_or_create

    def killed(**_facts):
        raise KeyboardInterrupt

    monkeypatch.setattr(Completion.objects, "get_or_create", killed)
    with pytest.raises(KeyboardInterrupt):
        completion.make(job)
    monkeypatch.setattr(Completion.objects, "get_or_create", whole)
    assert not Completion.objects.exists()
    completion.make(job)
    completion.make(job)
    assert Completion.objects.count() == Event.objects.filter(verb="completion.made").count() == 1


def test_it_cannot_be_changed_or_deleted(done):
    certificate = made(done)
    for act in (lambda: certificate.save(), lambda: Completion.objects.all().delete()):
        with pytest.raises(Exception, match="append-only"), transaction.atomic():
            act()
    assert connection.vendor


def test_what_came_before_is_told_but_our_own_reasons_stay_with_us(cast, document, open_request):
    first = open_request.signatories.get(contact__isnull=False)
    first.decline(reason="第二页的日期写错了", ip="192.0.2.1")
    document.refresh_from_db()
    second = papers.send(cast, document)
    second.void(by=cast.sales, reason="客户那边内部还在吵架")
    document.refresh_from_db()
    data = facts.gather(request=sign_all(papers.send(cast, document)), seq=10_000)
    states = [(row["state"], row["reason"]) for row in data["body"]["earlier"]]
    assert states == [("declined", "第二页的日期写错了"), ("voided", "")]
    assert "吵架" not in json.dumps(data, ensure_ascii=False)
    told = [row["what"]["zh"] for row in data["body"]["events"]]
    assert "拒绝签署：第二页的日期写错了" in told and "撤回签署请求" in told


def test_every_verb_about_documents_has_words(cast):
    from lifecycle.sentences import SENTENCES

    told = ("document.", "request.", "signatory.", "paper.", "timestamp.", "completion.")
    assert {verb for verb in SENTENCES if verb.startswith(told)} - set(story.WORDS) == set()


def test_the_document_page_and_the_link_page_offer_it(cast, client, done):
    client.force_login(cast.sales)
    page = client.get(done.document.get_absolute_url()).content.decode()
    assert "being made" in page and "/completion/?" not in page
    certificate = made(done)
    page = client.get(done.document.get_absolute_url()).content.decode()
    assert f"/completion/?v=1&amp;c={certificate.pk}" in page
    place = f"/documents/{done.document.number}/completion/"
    assert client.get(place).content == certificate.bytes
    assert client.get(f"{place}?c=0").status_code == client.get(f"{place}?v=2").status_code == 404
    client.force_login(cast.outsider)
    assert client.get(place).status_code == 404
    client.logout()
    assert client.get("/s/completion/").status_code == 404
    raw = done.signatories.get(contact__isnull=False).new_link(until=timezone.now() + timedelta(days=1))
    client.post(f"/sign/{raw}/")
    assert "/s/completion/" in client.get("/s/").content.decode()
    assert client.get("/s/completion/").content == certificate.bytes


def test_what_failed_too_often_is_shown_and_can_be_tried_again(cast, client, done, django_capture_on_commit_callbacks):
    Job.objects.filter(kind="completion").update(state="failed", attempts=12, last_error="RenderFailed: …")
    client.force_login(cast.consultant)
    page = client.get(done.document.get_absolute_url()).content.decode()
    assert "could not be made" in page and "/again/" not in page
    place = f"/documents/{done.document.number}/completion/again/"
    assert client.post(place).status_code == 403
    client.force_login(cast.sales)
    assert "/again/" in client.get(done.document.get_absolute_url()).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(place)
    assert Completion.objects.filter(request=done).count() == 1


def test_a_deemed_document_says_that_nobody_signed(cast, document, open_request, tmp_path):
    Signatory.objects.filter(request=open_request).update(warning="no-letter")
    open_request._end(open_request.State.DEEMED, "")
    open_request.deemed_clause, open_request.deemed_days = "第 8.3 条", 5
    open_request.save()
    document.set_state("deemed", completed_at=timezone.now(), how="deemed")
    with transaction.atomic():
        completion.owe(document, request=open_request)
    certificate = made(open_request)
    assert certificate.document_sha256 == document.current.pdf_sha256
    shown = one_line(text(certificate.bytes, tmp_path))
    assert "无人签署" in shown and "第8.3条" in shown and "全部签署完成" not in shown


def test_a_paper_says_what_was_seen_on_it(cast, document, tmp_path):
    from lifecycle.models.papercopies import PaperCopy

    paper = PaperCopy.objects.create(
        document=document, version=document.current, state="confirmed", issued_by=cast.sales, confirmed_by=cast.sales,
        confirmed_at=timezone.now(), ended_at=timezone.now(), straddle="seen", pdf_sha256="a" * 64,
        seals={"customer-1": {"name": "陈志远", "signed": True, "stamped": True, "on": "2026-11-20"}},
    )  # fmt: skip
    with transaction.atomic():
        completion.owe(document, paper=paper)
    job = Job.objects.get(kind="completion")
    assert jobs.run(job), job.last_error
    certificate = Completion.objects.get(paper=paper)
    assert certificate.document_sha256 == "a" * 64
    shown = one_line(text(certificate.bytes, tmp_path))
    assert "有骑缝章" in shown and "纸质" in shown and "2026-11-20" in shown


def test_a_load_that_sets_its_own_clock_begins_nothing(document, open_request, django_capture_on_commit_callbacks):
    with jobs.held(), django_capture_on_commit_callbacks(execute=True):
        sign_all(open_request)
    assert Job.objects.get(kind="completion").state == "queued" and not Completion.objects.exists()
    assert jobs.run_due() == 1 and Completion.objects.count() == 1
