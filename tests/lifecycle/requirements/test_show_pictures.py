"""Diagrams and prototypes of a requirement are shown on its page and in the appendix of the requirements document."""

import io
import json
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from lifecycle import pdf, requirementspaper, smallpictures, thread, uploads
from lifecycle.models import Attachment, Requirement
from lifecycle.pdf import limits
from tests.lifecycle.pdf import samples
from tests.presales.registers import make_objective, make_requirement, make_requirements_document

pytestmark = pytest.mark.django_db


def picture(size: tuple[int, int] = (2400, 1200), kind: str = "PNG") -> bytes:
    written = io.BytesIO()
    Image.effect_noise(size, 40).convert("RGB").save(written, kind)
    return written.getvalue()


def attach(cast: SimpleNamespace, row: Requirement, name: str, content: bytes, kind: str = "prototype") -> Attachment:
    checked = uploads.check(SimpleUploadedFile(name, content))
    return thread.attach(by=cast.pm, subject=row, project=cast.project, checked=checked, kind=kind, caption="床旁界面")


def test_pictures_stand_on_the_page_and_other_files_are_links(cast: SimpleNamespace, client: Client) -> None:
    row = make_requirement(cast, upto="captured")
    shown = attach(cast, row, "screen.png", picture((300, 200)))
    named = attach(cast, row, "form.pdf", b"%PDF-1.4\n%%EOF", "form")
    attach(cast, row, "note.txt", b"a note", "file")
    client.force_login(cast.pm)
    page = client.get(row.get_absolute_url())
    rows = {line["name"]: line["shown"] for line in page.context["pictures"]}
    url = reverse("attachment_picture", args=[cast.project.number, shown.pk])
    assert rows == {"screen.png": url, "form.pdf": ""}
    assert f'src="{url}"' in page.content.decode()
    assert 'alt="床旁界面"' in page.content.decode()
    answer = client.get(url)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert client.get(reverse("attachment_picture", args=[cast.project.number, named.pk])).status_code == 404
    client.force_login(cast.outsider)
    assert client.get(url).status_code == 404


def test_a_picture_is_drawn_anew_and_small(cast: SimpleNamespace) -> None:
    row = make_requirement(cast, upto="captured")
    large = attach(cast, row, "large.png", picture())
    content = smallpictures.jpeg(large)
    assert content is not None
    assert Image.open(io.BytesIO(content)).size == (1000, 500)
    assert content == smallpictures.jpeg(large)
    clear = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(clear, "PNG")
    drawn = smallpictures.jpeg(attach(cast, row, "clear.png", clear.getvalue()))
    assert drawn is not None
    assert Image.open(io.BytesIO(drawn)).getpixel((5, 5)) == (255, 255, 255)


def test_the_document_shows_the_first_pictures(cast: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    make_objective(cast)
    row = make_requirement(cast)
    attach(cast, row, "1.png", picture((300, 200)))
    attach(cast, row, "2.jpg", picture((300, 200), "JPEG"), "diagram")
    attach(cast, row, "3.pdf", b"%PDF-1.4\n%%EOF", "form")
    record = make_requirements_document(cast)
    document = record.issue(by=cast.implementation)
    appendix = json.loads(document.current.data)["body"]["appendix"]
    assert [bool(line.get("picture")) for line in appendix] == [True, True, False]
    assert appendix[0]["picture"].startswith("data:image/jpeg;base64,")
    assert all("file" not in line for line in appendix)
    monkeypatch.setattr(requirementspaper, "MOST_PICTURES", 1)
    built = requirementspaper.requirements_document(record)["body"]["appendix"]
    assert [bool(line.get("picture")) for line in built] == [True, False, False]
    monkeypatch.setattr(requirementspaper, "LARGEST_PICTURE", 10)
    built = requirementspaper.requirements_document(record)["body"]["appendix"]
    assert not any(line.get("picture") for line in built)


def test_the_same_data_prints_the_same_bytes() -> None:
    data = samples.requirements_document("zh")
    first = pdf.render(data, "requirements")
    assert first == pdf.render(json.loads(json.dumps(data)), "requirements")


def test_too_many_and_broken_pictures_do_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    data: dict[str, Any] = samples.requirements_document("zh")
    data["body"]["appendix"][0]["picture"] = "data:image/jpeg;base64,AAAA"
    assert pdf.render(data, "requirements").startswith(b"%PDF")
    monkeypatch.setattr(limits, "MAX_PICTURES", 10)
    with pytest.raises(limits.TooLarge):
        limits.check_data(data)
