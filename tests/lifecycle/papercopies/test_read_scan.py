"""Reading scans: the code on a page is found however it lies; what is no scan, or would burn the machine, is refused."""

import io
import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from lifecycle import pdf, scans
from lifecycle.errors import Refused
from lifecycle.scans import limits, marks
from tests.lifecycle.papercopies import sheets
from tests.lifecycle.pdf import samples

BAD = {
    "as it is": lambda page: sheets.png(page),
    "a quarter left": lambda page: sheets.jpeg(sheets.turned(page, 90)),
    "upside down": lambda page: sheets.jpeg(sheets.turned(page, 180)),
    "a quarter right": lambda page: sheets.jpeg(sheets.turned(page, 270)),
    "crooked": lambda page: sheets.jpeg(sheets.turned(page, 4)),
    "crooked the other way": lambda page: sheets.jpeg(sheets.turned(page, -4)),
    "noisy": lambda page: sheets.jpeg(sheets.noisy(page)),
    "jpeg of low quality": lambda page: sheets.jpeg(page, 55),
    "150 dpi, crooked, noisy, low quality": lambda page: sheets.jpeg(
        sheets.noisy(sheets.turned(sheets.at_dpi(page, 150), -4)), 55
    ),
    "photographed at a slant": lambda page: sheets.jpeg(sheets.photographed(page), 70),
    "photographed with the phone held sideways": lambda page: sheets.jpeg(
        sheets.turned(sheets.photographed(page), 90), 70
    ),
    "out of focus": lambda page: sheets.jpeg(sheets.blurred(page, 2)),
    "faxed": lambda page: sheets.tiff([page]),
    "in a pdf": lambda page: sheets.pdf([sheets.turned(page, 4)]),
}


@pytest.fixture(scope="module")
def page():
    """The first page of a real document."""
    return sheets.stamped(sheets.pages(pdf.render(samples.payment_request(), "payment_request"))[0])


def read(content, name="scan"):
    return scans.read(sheets.checked(content, name))


@pytest.mark.parametrize("how", BAD)
def test_the_code_is_read_from_a_bad_scan(page, how):
    (found,) = read(BAD[how](page))
    assert found.mark and (found.mark.code, found.mark.version, found.mark.page) == ("ABCDEFGHJK", 1, 1)
    with Image.open(io.BytesIO(found.jpeg)) as kept:
        assert kept.format == "JPEG" and kept.height > kept.width, "it is kept upright"
        assert kept.width * kept.height <= limits.KEPT_PIXELS
        assert not kept.getexif()


def test_what_is_too_blurred_has_no_code(page):
    (found,) = read(sheets.jpeg(sheets.blurred(page, 9)))
    assert found.mark is None and found.jpeg


def test_two_pages_in_one_picture_are_nobodys_guess(page):
    pages = sheets.pages(pdf.render(samples.acceptance(), "acceptance"))
    both = Image.new("RGB", (pages[0].width * 2, pages[0].height), "white")
    both.paste(pages[0], (0, 0))
    both.paste(pages[1], (pages[0].width, 0))
    (found,) = read(sheets.jpeg(both))
    assert found.mark is None


def test_every_page_of_a_file_is_read(page):
    assert [p.mark.page if p.mark else None for p in read(sheets.pdf([page, sheets.blurred(page, 9)]))] == [1, None]
    assert len(read(sheets.tiff([page, page]))) == 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("http://h.example/v/ABCDEFGHJK?v=2&p=3-7", ("ABCDEFGHJK", 2, 3, 7)),
        ("https://h.example:8443/sub/v/ABCDEFGHJK?v=2&p=3-7", ("ABCDEFGHJK", 2, 3, 7)),
        ("https://h.example/v/ABCDEFGHJK?v=2&s=3-7", None),  # a page of the sealed record
        ("https://h.example/v/ABCDEFGHJK?v=0&p=3-7", None),
        ("https://h.example/v/ABCDEFGHJ1?v=2&p=3-7", None),
        ("https://h.example/v/ABCDEFGHJK?v=2&p=3-7\n", None),
        ("WIFI:S:guest;;", None),
    ],
)
def test_a_mark_is_of_one_shape(text, found):
    assert marks.parse(text) == found


# -- what is refused ---------------------------------------------------------------------------------------------------


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_that_says(wide: int, high: int) -> bytes:
    """A small file that unpacks into a huge picture."""
    head = struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)
    body = zlib.compress(b"\x00" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def pdf_of(pages: int, wide: float = 595, high: float = 842) -> bytes:
    kids = " ".join(f"{n + 3} 0 R" for n in range(pages))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {pages}/Kids[{kids}]>>"]
    objects += [f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {wide} {high}]>>"] * pages
    body, places = b"%PDF-1.4\n", []
    for n, text in enumerate(objects, 1):
        places.append(len(body))
        body += f"{n} 0 obj{text}endobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    tail = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\n"
    return body + tail.encode() + f"startxref\n{len(body)}\n%%EOF".encode()


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (png_that_says(20_000, 20_000), "megapixels"),
        (png_that_says(20_000, 10), "strip"),
        (png_that_says(2_000, 2_000), "damaged"),
        (b"\xff\xd8\xff\xe0 this is no picture", "damaged"),
        (b"%PDF-1.7\nthis is no document", "damaged"),
        (pdf_of(limits.MAX_PAGES + 1), "pages"),
        (pdf_of(1, 14_400, 100), "strip"),
    ],
)
def test_what_cannot_be_a_scan_is_refused_by_name(content, word):
    with pytest.raises(Refused) as refused:
        read(content, "page.bin")
    assert "page.bin" in str(refused.value) and word in str(refused.value)


def test_a_poster_is_read_small():
    (found,) = read(pdf_of(1, 14_000, 14_000))
    with Image.open(io.BytesIO(found.jpeg)) as kept:
        assert kept.width * kept.height <= limits.KEPT_PIXELS


def test_the_reader_survives_what_it_refused(page):
    with pytest.raises(Refused):
        read(png_that_says(20_000, 20_000))
    assert read(sheets.png(page))[0].mark


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", "HEIC"),
        (b"MZ\x90\x00 a program", "neither"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "neither"),
        (b"", "neither"),
    ],
)
def test_other_files_are_refused_before_anything_opens_them(content, words):
    with pytest.raises(Refused) as refused:
        scans.check(SimpleUploadedFile("page.jpg", content))
    assert words in str(refused.value)


def test_a_file_beyond_the_limit_is_refused(monkeypatch):
    monkeypatch.setattr(limits, "MAX_FILE_BYTES", 10)
    with pytest.raises(Refused):
        scans.check(SimpleUploadedFile("page.jpg", b"\xff\xd8\xff" + b"0" * 20))
