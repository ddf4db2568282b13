"""Empty signature fields, tagged, made while the PDF is written: added later, they would break PDF/UA. In the worker."""

from __future__ import annotations

from typing import Any

import pydyf  # type: ignore[import-untyped]

from .marks import by_reference

ELEMENT = "slot-"
SEAL = "seal"  # the company's own place, in every document
PRINTED_AND_LOCKED = 4 | 128
POINTS = 0.75


def add(document: Any, pdf: pydyf.PDF, slots: list[dict[str, Any]]) -> None:
    """One field for the company's seal and each slot, where its box lies; the field's name is the slot's key."""
    objects = by_reference(pdf)
    root = objects[pdf.catalog["StructTreeRoot"]]
    tree, top = objects[root["ParentTree"]], objects[root["K"][0]]
    labels = {f"{ELEMENT}{slot['key']}": (slot["key"], label(slot)) for slot in slots}
    labels[f"{ELEMENT}{SEAL}"] = (SEAL, "出具方电子封存 Electronic seal of the issuer")
    form = pydyf.Dictionary({"Fields": pydyf.Array(), "SigFlags": 1})
    number = max(tree["Nums"][0::2]) + 1
    placed: set[str] = set()
    for page, reference in zip(document.pages, pdf.page_references, strict=True):
        found: dict[str, Any] = {}
        _find(page._page_box, labels, found)
        for element, box in found.items():
            if element in placed:
                raise ValueError(f"the box of slot {element} is on two pages")
            placed.add(element)
            field = _field(pdf, box, page.height, reference, *labels[element], number)
            tag = _tag(pdf, top, reference, field, labels[element][1])
            tree["Nums"].extend([number, tag.reference])
            objects[reference].setdefault("Annots", pydyf.Array()).append(field.reference)
            # The company signs first; some readers take the order of the fields for the order of signing.
            form["Fields"].insert(0 if element == f"{ELEMENT}{SEAL}" else len(form["Fields"]), field.reference)
            number += 1
    if lost := set(labels) - placed:
        raise ValueError(f"the template has no box for {', '.join(sorted(lost))}")
    pdf.add_object(form)
    pdf.catalog["AcroForm"] = form.reference


def label(slot: dict[str, Any]) -> str:
    """What a reader hears at the field."""
    role, name = slot.get("role") or {}, slot.get("name") or {}
    parts = ["签名 Signature", role.get("zh"), role.get("en"), name.get("zh") or name.get("en")]
    return " · ".join(part for part in parts if part)


def _field(
    pdf: pydyf.PDF, box: Any, page_height: float, page: bytes, key: str, text: str, number: int
) -> pydyf.Dictionary:
    left, top = box.border_box_x(), box.border_box_y()
    wide, high = box.border_width(), box.border_height()
    rect = [left, page_height - top - high, left + wide, page_height - top]
    blank = pydyf.Stream(
        [b""],
        {
            "Type": "/XObject",
            "Subtype": "/Form",
            "Resources": pydyf.Dictionary(),
            "BBox": pydyf.Array([0, 0, round(wide * POINTS, 3), round(high * POINTS, 3)]),
        },
    )
    pdf.add_object(blank)
    field = pydyf.Dictionary(
        {
            "Type": "/Annot",
            "Subtype": "/Widget",
            "FT": "/Sig",
            "T": pydyf.String(key),
            "TU": pydyf.String(text),
            "F": PRINTED_AND_LOCKED,
            "Rect": pydyf.Array([round(side * POINTS, 3) for side in rect]),
            "P": page,
            "AP": pydyf.Dictionary({"N": blank.reference}),
            "StructParent": number,
        }
    )
    pdf.add_object(field)
    return field


def _tag(pdf: pydyf.PDF, top: pydyf.Dictionary, page: bytes, field: pydyf.Dictionary, text: str) -> pydyf.Dictionary:
    kid = pydyf.Dictionary({"Type": "/OBJR", "Obj": field.reference, "Pg": page})
    tag = pydyf.Dictionary(
        {
            "Type": "/StructElem",
            "S": "/Form",
            "P": top.reference,
            "Pg": page,
            "Alt": pydyf.String(text),
            "K": kid,
        }
    )
    pdf.add_object(tag)
    top["K"].append(tag.reference)
    return tag


def _find(box: Any, wanted: dict[str, Any], found: dict[str, Any]) -> None:
    element = getattr(box, "element", None)
    name = element.get("id") if element is not None else None
    if name in wanted and name not in found and hasattr(box, "border_width"):
        found[name] = box
    for child in getattr(box, "children", ()):
        _find(child, wanted, found)
