"""What is added to a finished PDF beside its text: the PDF/UA claim and the code in the margin of each page."""

from __future__ import annotations

from typing import Any

import pydyf  # type: ignore[import-untyped]
import segno

MM = 72 / 25.4
CODE_SIDE, CODE_LEFT, CODE_BOTTOM = 18 * MM, 20 * MM, 8 * MM

# PDF/A wants a description of every schema that it does not know itself.
CLAIM = (
    b'<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>'
    b'<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    b' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    b' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    b'<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    b"<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    b"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    b'<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    b"<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    b"<pdfaProperty:category>internal</pdfaProperty:category>"
    b"<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>"
    b"</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)


def claim_accessibility(pdf: pydyf.PDF) -> None:
    """WeasyPrint writes one variant only: PDF/A; the PDF/UA identification goes into the same metadata."""
    metadata = by_reference(pdf)[pdf.catalog["Metadata"]]
    metadata.stream[0] = metadata.stream[0].replace(b"</rdf:RDF>", CLAIM + b"</rdf:RDF>")


def name_attachments_once(pdf: pydyf.PDF) -> None:
    """WeasyPrint lists each attachment twice among the associated files."""
    pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))


def add_codes(document: Any, pdf: pydyf.PDF, address: str, version: int, page_key: str = "p") -> None:
    """A QR code on every page that says which page of how many it is, so that scanned paper can be put in order.

    Drawn as rectangles and marked as an artifact: it is not content, and needs no description for readers.
    """
    objects = by_reference(pdf)
    pages = len(document.pages)
    for number, reference in enumerate(pdf.page_references, 1):
        content = objects[objects[reference]["Contents"]]
        drawn = _code(f"{address}?v={version}&{page_key}={number}-{pages}")
        content.stream.insert(0, b"q")
        content.stream.append(b"Q /Artifact BMC q 0 0 0 rg\n" + drawn + b"f Q EMC")


def by_reference(pdf: pydyf.PDF) -> dict[bytes, Any]:
    """The PDF's objects by what other objects call them."""
    return {item.reference: item for item in pdf.objects if hasattr(item, "number")}


def _code(text: str) -> bytes:
    rows = segno.make(text, error="m", micro=False).matrix
    side = CODE_SIDE / len(rows)
    drawn = []
    for down, row in enumerate(rows):
        across = 0
        while across < len(row):
            start = across
            while across < len(row) and row[across]:
                across += 1
            if across > start:
                x, y = CODE_LEFT + start * side, CODE_BOTTOM + CODE_SIDE - (down + 1) * side
                drawn.append(f"{x:.3f} {y:.3f} {(across - start) * side:.3f} {side:.3f} re")
            across = max(across, start + 1)
    return ("\n".join(drawn) + "\n").encode()
