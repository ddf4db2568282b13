"""The examiner: `python -m lifecycle.sealing.examiner`, a child that opens PDFs which people from outside sent.

It has limits on memory and time, no settings, no keys and no database. Signatures are read from the bytes first
(containers.py); only where all of them hold does pyHanko judge their certificates and what came after them.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import io
import json
import logging
from collections.abc import Callable
from typing import Any

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from lifecycle.pdf.serving import Answer, serve
from lifecycle.sealing import containers, differences

Facts = dict[str, Any]
KEPT = ("kind", "number", "version", "language", "issued_on", "title", "public_code")
LONGEST_JSON = 8 * 1024 * 1024


def examine(job: Answer) -> Answer:
    """All that can be told of a PDF from the PDF itself and the roots that are trusted."""
    pdf, known = base64.b64decode(job["pdf"]), [x509.load_pem_x509_certificate(pem.encode()) for pem in job["roots"]]
    leaves = [cert for cert in known if not _is_authority(cert)]
    roots = [cert for cert in known if _is_authority(cert)]
    result: Facts = {
        "sha256": hashlib.sha256(pdf).hexdigest(), "size": len(pdf), "readable": False, "pages": None, "fields": [],
        "signatures": [], "changes": [], "trailing": 0, "document": None, "document_sha256": "", "files": {},
        "docmdp": None,
    }  # fmt: skip
    raw = containers.find(pdf, roots)
    if not raw and not pdf.lstrip()[:5].startswith(b"%PDF-"):
        return result
    try:
        _read(pdf, raw, roots, result)
    except Exception as problem:  # a damaged file fails wherever the damage is
        result["readable"] = False
        result["problem"] = f"{type(problem).__name__}: {problem}"[:200]
        result["changes"] = []
        result["signatures"] = [_facts(container, "", pdf, roots) for container in raw if not container.timestamp]
    for signature in result["signatures"]:
        signature["pinned"] = not leaves or signature["certificate_sha256"] in {_mark(cert) for cert in leaves}
    ends = [container.end for container in raw if container.framed]
    result["trailing"] = len(pdf) - max(ends) if ends else 0
    return result


def compare(job: Answer) -> Answer:
    """What differs between the file that was issued and another one."""
    ours, theirs = (PdfFileReader(io.BytesIO(base64.b64decode(job[key])), strict=False) for key in ("ours", "theirs"))
    return {"changes": differences.between(differences.state(ours), differences.state(theirs))}


def outline(job: Answer) -> Answer:
    """Where each signature lies in a file of ours, and the certificates that it brings along."""
    found = []
    for container in containers.find(base64.b64decode(job["pdf"]), []):
        bag = containers.certificates(container.signed)
        pems = [cert.public_bytes(serialization.Encoding.PEM).decode() for cert in bag]
        cert = container.certificate
        found.append({
            "start": container.start, "stop": container.stop, "end": container.end, "certificates": pems,
            "name": _part(cert.subject, NameOID.COMMON_NAME) if cert else "",
        })  # fmt: skip
    return {"signatures": found}


JOBS: dict[str, Callable[[Answer], Answer]] = {job.__name__: job for job in (examine, compare, outline)}


def _read(pdf: bytes, raw: list[containers.Container], roots: list[x509.Certificate], result: Facts) -> None:
    reader = PdfFileReader(io.BytesIO(pdf))
    result["pages"] = int(reader.root["/Pages"]["/Count"])
    found = differences.attachments(reader)
    result["files"] = {name: hashlib.sha256(content).hexdigest() for name, content in found.items()}
    _identify(found, result)
    by_range = {(container.start, container.stop): container for container in raw}
    used, signed = set(), {}
    for embedded in reader.embedded_signatures:
        numbers = [int(number) for number in embedded.byte_range]
        key = (numbers[1], numbers[2]) if len(numbers) == 4 else (-1, -1)
        container = by_range.get(key) or containers.Container(0, 0, 0, embedded.signed_data, ["container"])
        if container.certificate is None:  # the gap lies elsewhere than the bytes say, as after a rewrite
            container.signed = embedded.signed_data
        used.add(key)
        signed[embedded.field_name] = embedded
        if not container.timestamp:
            result["signatures"].append(_facts(container, embedded.field_name, pdf, roots))
            result["signatures"][-1]["reason"] = str(differences.value(embedded.sig_object, "/Reason") or "")[:300]
            level = embedded.docmdp_level
            if level is not None and result["docmdp"] is None:
                result["docmdp"] = level.value
    for container in raw:
        if container.framed and (container.start, container.stop) not in used:
            result["signatures"].append(_facts(container, "", pdf, roots))
            result["changes"].append({"what": "signature_hidden", "where": ""})
    result["signatures"].sort(key=lambda signature: signature["covers"])
    result["fields"] = [
        {
            "key": name,
            "label": str(differences.value(entry, "/TU") or ""),
            "signed": value is not None,
            "filled": _drawn(entry),
        }
        for name, value, ref in enumerate_sig_fields(reader)
        for entry in [ref.get_object()]
    ]
    for place in result["fields"]:
        if place["filled"] and not place["signed"]:
            result["changes"].append({"what": "picture_only", "where": place["key"]})
    result["readable"] = True
    if all(not signature["faults"] for signature in result["signatures"]):
        for at, signature in enumerate(result["signatures"]):
            if signature["field"] in signed:
                _judge(signed[signature["field"]], signature, roots, first=at == 0)
        result["changes"] += _updates(reader, list(signed.values()))
        if any(change["what"].startswith("file_") for change in result["changes"]):
            sealed = reader.get_historical_resolver(min(one.signed_revision for one in signed.values()))
            _identify(differences.attachments(sealed), result)  # what was sealed says which document it is


def _identify(files: dict[str, bytes], result: Facts) -> None:
    """Which document it says it is."""
    content = files.get("document.json") or files.get("evidence.json")
    if content is None or len(content) > LONGEST_JSON:
        return
    result["document_sha256"] = hashlib.sha256(content).hexdigest()
    try:
        data = json.loads(content)
        result["document"] = {key: data[key] for key in KEPT if key in data}
        result["document"]["slots"] = [
            {"key": str(slot["key"]), "name": slot.get("name"), "role": slot.get("role")}
            for slot in data.get("slots") or []
        ]
    except (ValueError, TypeError, KeyError, AttributeError):
        result["document"] = None


def _facts(container: containers.Container, name: str, pdf: bytes, roots: list[x509.Certificate]) -> Facts:
    """What the bytes say of one signature."""
    cert = container.certificate
    facts: Facts = {
        "field": name, "name": "", "organisation": "", "unit": "", "email": "", "issuer": "", "certificate_sha256": "",
        "until": "", "covers": container.end, "whole": container.end == len(pdf), "faults": container.faults,
        "intact": False, "valid": False, "ours": False, "trusted": False, "at": "",
        "stamped_at": "", "timestamp_ok": None, "level": "B-B", "reason": "", "problem": "",
    }  # fmt: skip
    if cert is None:
        return facts
    try:
        others = containers.certificates(container.signed)
        facts |= _subject(cert) | {"ours": containers.leads_to(cert, others, roots)}
        token = containers.token_of(container.signed)
        if token is not None:
            facts["stamped_at"], facts["level"] = token["gen_time"].native.astimezone(dt.UTC).isoformat(), "B-T"
    except Exception:  # a damaged certificate says nothing
        facts["faults"] = facts["faults"] or ["container"]
    facts["intact"] = facts["valid"] = not facts["faults"]
    return facts


def _subject(cert: x509.Certificate) -> Facts:
    return {
        "name": _part(cert.subject, NameOID.COMMON_NAME), "organisation": _part(cert.subject, NameOID.ORGANIZATION_NAME),
        "unit": _part(cert.subject, NameOID.ORGANIZATIONAL_UNIT_NAME), "email": _email(cert),
        "issuer": _part(cert.issuer, NameOID.COMMON_NAME) or _part(cert.issuer, NameOID.ORGANIZATION_NAME),
        "certificate_sha256": _mark(cert), "until": f"{cert.not_valid_after_utc:%Y-%m-%d}",
    }  # fmt: skip


def _judge(embedded: Any, facts: Facts, roots: list[x509.Certificate], *, first: bool) -> None:
    """pyHanko's word on one signature, at the time that it was given. What came after it is looked at for the first
    signature alone, since that is after all of them; it takes longer than everything else."""
    claimed = embedded.self_reported_timestamp
    if claimed is not None:
        facts["at"] = claimed.astimezone(dt.UTC).isoformat()
    stamped = dt.datetime.fromisoformat(facts["stamped_at"]) if facts["stamped_at"] else None
    context = ValidationContext(
        trust_roots=[_asn1(root) for root in roots], moment=stamped or claimed, allow_fetching=False,
        revocation_mode="soft-fail",
    )  # fmt: skip
    try:
        status = validate_pdf_signature(embedded, context, skip_diff=not first)
    except Exception as problem:  # its errors are of many kinds, and none of them is a yes
        facts |= {"valid": False, "trusted": False, "faults": ["refused"], "problem": str(problem)[:200]}
        return
    facts |= {"intact": bool(status.intact), "valid": bool(status.valid), "trusted": bool(status.trusted)}
    if status.timestamp_validity is not None:
        stamp = status.timestamp_validity
        facts["timestamp_ok"] = bool(stamp.intact and stamp.valid)
    if not (status.intact and status.valid) or facts["timestamp_ok"] is False:
        facts["faults"] = ["content"]
    elif status.coverage.name not in ("ENTIRE_FILE", "ENTIRE_REVISION"):
        facts["faults"] = ["range"]
    elif first and (status.modification_level is None or not status.docmdp_ok):
        facts["faults"] = ["changed"]
        facts["problem"] = str(getattr(status, "diff_result", ""))[:200]


def _updates(reader: Any, embedded: list[Any]) -> list[differences.Change]:
    """What revisions after the first signature changed, besides being signatures; and pictures changed afterwards."""
    by_revision = {signature.signed_revision for signature in embedded}
    if not by_revision:
        return []
    last = reader.xrefs.total_revisions - 1
    found: list[differences.Change] = []
    before = differences.state(reader.get_historical_resolver(min(by_revision)))
    for revision in range(min(by_revision) + 1, last + 1):
        after = differences.state(reader.get_historical_resolver(revision))
        changes = differences.between(before, after)
        if revision not in by_revision and not changes:
            changes = [{"what": "update", "where": ""}]
        found += [change for change in changes if change not in found]
        before = after
    prints = differences.Prints()
    for signature in embedded:
        then = _picture(reader.get_historical_resolver(signature.signed_revision), signature.field_name)
        now = _picture(reader, signature.field_name)
        if signature.signed_revision < last and differences.Prints().of(then) != prints.of(now):
            found.append({"what": "picture_changed", "where": signature.field_name})
    return found


def _picture(handler: Any, name: str) -> Any:
    from pyhanko.pdf_utils import generic

    for _name, _value, ref in enumerate_sig_fields(handler, with_name=name):
        entry = ref.get_object()
        return entry.raw_get("/AP") if "/AP" in entry else generic.NullObject()
    return generic.NullObject()


def _drawn(entry: Any) -> bool:
    """Whether the place shows anything: an empty one was made with an empty picture."""
    if "/AP" not in entry:
        return False
    try:
        picture = entry["/AP"]["/N"]
        return bool(picture.encoded_data.strip()) and bool(picture.data.strip())
    except Exception:  # what cannot be read may show something
        return True


# -- certificates ----------------------------------------------------------------------------------------------------


def _is_authority(cert: x509.Certificate) -> bool:
    try:
        return bool(cert.extensions.get_extension_for_class(x509.BasicConstraints).value.ca)
    except (x509.ExtensionNotFound, ValueError):
        return cert.subject == cert.issuer


def _mark(cert: x509.Certificate) -> str:
    return cert.fingerprint(hashes.SHA256()).hex()


def _part(name: x509.Name, oid: Any) -> str:
    found = name.get_attributes_for_oid(oid)
    return str(found[0].value) if found else ""


def _email(cert: x509.Certificate) -> str:
    try:
        names = cert.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        return next(iter(names.get_values_for_type(x509.RFC822Name)), "")
    except (x509.ExtensionNotFound, ValueError):
        return ""


def _asn1(cert: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(cert.public_bytes(serialization.Encoding.DER))


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)  # pyHanko tells at length what this answers in short
    serve(JOBS)
