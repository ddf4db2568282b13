"""Ways of tampering with a PDF, each on bytes; pyHanko writes updates, pypdf writes files anew."""

import io
from typing import Any

import pypdf
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

NAME = generic.pdf_name


def _update(pdf: bytes, change: Any) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    change(writer)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def paint_page(pdf: bytes) -> bytes:
    """Something is drawn over the first page."""

    def change(writer: Any) -> None:
        page = writer.root["/Pages"]["/Kids"][0]
        box = writer.add_object(generic.StreamObject(stream_data=b"q 1 0 0 rg 60 300 300 60 re f Q"))
        page["/Contents"] = generic.ArrayObject([page.raw_get("/Contents"), box])
        writer.update_container(page)

    return _update(pdf, change)


def swap_pages(pdf: bytes) -> bytes:
    """The first two pages change places."""

    def change(writer: Any) -> None:
        pages = writer.root["/Pages"]
        kids = pages["/Kids"]
        first, second = kids.raw_get(0), kids.raw_get(1)
        kids[0], kids[1] = second, first
        writer.update_container(kids)

    return _update(pdf, change)


def replace_attachment(pdf: bytes) -> bytes:
    """document.json says something else."""

    def change(writer: Any) -> None:
        files = writer.root["/AF"][0]["/EF"]
        stream = writer.add_object(generic.StreamObject(stream_data=b'{"number":"X-1","public_code":"AAAAAAAAAA"}'))
        files["/F"] = files["/UF"] = stream
        writer.update_container(files)

    return _update(pdf, change)


def add_note(pdf: bytes) -> bytes:
    """A text is laid over the first page as an annotation."""

    def change(writer: Any) -> None:
        page = writer.root["/Pages"]["/Kids"][0]
        note = generic.DictionaryObject({
            NAME("/Type"): NAME("/Annot"), NAME("/Subtype"): NAME("/FreeText"), NAME("/F"): generic.NumberObject(4),
            NAME("/Rect"): generic.ArrayObject([generic.NumberObject(n) for n in (50, 50, 200, 100)]),
            NAME("/Contents"): generic.TextStringObject("PAID"),
        })  # fmt: skip
        notes = [page["/Annots"].raw_get(at) for at in range(len(page["/Annots"]))] if "/Annots" in page else []
        page["/Annots"] = generic.ArrayObject([*notes, writer.add_object(note)])
        writer.update_container(page)

    return _update(pdf, change)


def say_nothing(pdf: bytes) -> bytes:
    """An update that changes nothing that is seen: an object that nobody uses."""
    return _update(pdf, lambda writer: writer.add_object(generic.DictionaryObject({NAME("/X"): NAME("/Y")})))


def write_anew(pdf: bytes) -> bytes:
    """The same pages and fields, in another file."""
    return _pypdf(pypdf.PdfWriter(clone_from=io.BytesIO(pdf)))


def exchange_page(pdf: bytes, other: bytes) -> bytes:
    """Written anew with the last page of another document in place of its own."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
    page, strange = writer.pages[-1], pypdf.PdfReader(io.BytesIO(other)).pages[-1].get_contents()
    page[pypdf.generic.NameObject("/Contents")] = writer._add_object(strange)
    return _pypdf(writer)


def strip_signatures(pdf: bytes) -> bytes:
    """Written anew without fields."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
    root = writer._root_object
    for key in ("/AcroForm", "/Perms"):
        root.pop(pypdf.generic.NameObject(key), None)
    for page in writer.pages:
        kept = [note for note in page.get("/Annots", []) if note.get_object().get("/FT") != "/Sig"]
        page[pypdf.generic.NameObject("/Annots")] = pypdf.generic.ArrayObject(kept)
    writer.compress_identical_objects(remove_unreferenced=True)
    return _pypdf(writer)


def _pypdf(writer: pypdf.PdfWriter) -> bytes:
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()
