"""The archive: every document's PDF and a list of them; and the list of addresses."""

import csv
import hashlib
import json

import pytest
from django.core.management import CommandError, call_command

from tests.lifecycle.signing import papers


def test_signed_and_issued_documents_with_their_list(cast, document, open_request, tmp_path):
    cast.owner.refresh_from_db()
    customer = open_request.signatories.get(contact__isnull=False)
    type(customer).objects.filter(pk=customer.pk).update(name="=cmd()")
    for signatory, how in zip(open_request.signatories.order_by("pk"), ("link", "account"), strict=True):
        signatory.sign(**papers.typed() | {"sha256": document.current.pdf_sha256, "identified_by": how})
    plain = papers.issue(cast, text="另一件事")
    folder = tmp_path / "archive"
    call_command("export_documents", str(folder))
    rows = list(csv.DictReader((folder / "manifest.csv").open(encoding="utf-8-sig")))
    assert [row["number"] for row in rows] == sorted([document.number, plain.number])
    for row in rows:
        assert hashlib.sha256((folder / row["file"]).read_bytes()).hexdigest() == row["sha256"]
    first = rows[0]
    assert first["state"] == "completed" and first["file"].endswith("-signed.pdf")
    assert (folder / first["file"]).read_bytes() == document.current.latest.bytes
    assert first["signatories"].startswith("'=cmd()") and "张敏" in first["signatories"]
    with pytest.raises(CommandError, match="not empty"):
        call_command("export_documents", str(folder))


def test_every_address_has_its_roles(capsys):
    call_command("show_urls", json=True)
    rows = json.loads(capsys.readouterr().out)
    by_name = {row["name"]: row for row in rows}
    assert by_name["sign"]["roles"] == ["everybody"] and by_name["sign"]["why"]
    assert by_name["document_void"]["roles"] == ["AD"]
    assert "CO" not in by_name["document_send"]["roles"]
    assert not [row["pattern"] for row in rows if row["how"] == "nobody"]
    assert any("promises" in row["pattern"] for row in rows)
    call_command("show_urls")
    assert "/s/" in capsys.readouterr().out
