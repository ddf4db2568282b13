"""Is this file ours, untouched, complete and current? One judgement, in words, with the database or without it.

`held` is what the database has under the file's hash (holdings.py), `examined` what the examiner found in its bytes
(seal/examination.py). The hash decides where it is known; the bytes say what happened where it is not.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lifecycle.text import choose


class Answer(TextChoices):
    LATEST = "latest", gettext_lazy("Genuine and untouched")
    OLDER = "older", gettext_lazy("Genuine, but not the latest")
    ALTERED = "altered", gettext_lazy("Altered")
    STRIPPED = "stripped", gettext_lazy("Signatures removed")
    UNKNOWN = "unknown", gettext_lazy("Not one of our files")


# What a program that runs `verify_document` may rely on.
EXIT = {Answer.OLDER: 4, Answer.ALTERED: 5, Answer.STRIPPED: 6, Answer.UNKNOWN: 7}
INCOMPLETE, DEEMED = 3, 8


@dataclass(frozen=True)
class Signer:
    """One signature as it is told: of whom, for which place, when, how well it is attested."""

    name: str
    place: str = ""
    organisation: str = ""
    at: str = ""  # ISO; the signer's clock, or ours
    stamped_at: str = ""  # ISO; of a timestamp authority
    level: str = ""
    how: str = ""
    company: bool = False  # the company's own seal
    trouble: str = ""


@dataclass
class Verdict:
    """The answer, and what led to it."""

    answer: Answer
    complete: bool = False
    how: str = ""  # online, paper, deemed; once complete
    number: str = ""
    title: str = ""
    version: int | None = None
    role: str = ""  # what file it is: issued, signed, completion, paper
    state: str = ""  # of the document, in words
    findings: list[str] = field(default_factory=list)
    signers: list[Signer] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    sha256: str = ""
    offline: bool = False

    @property
    def exit_code(self) -> int:
        if self.answer != Answer.LATEST:
            return EXIT[self.answer]
        if self.how == "deemed":
            return DEEMED
        return 0 if self.complete else INCOMPLETE

    @property
    def headline(self) -> str:
        """The answer in a sentence."""
        match self.answer:
            case Answer.ALTERED:
                return _("This file was changed after we issued it. Do not rely on it.")
            case Answer.STRIPPED:
                return _("The signatures were removed from this file. Do not rely on it.")
            case Answer.UNKNOWN:
                return _("This is not a file that we issued.")
            case Answer.OLDER:
                return _("This file is genuine, but it is not the latest.")
        if self.how == "deemed":
            return _(
                "This file is genuine. The document counts as accepted by silence; the customer has not signed it."
            )
        if not self.complete:
            return _("This file is genuine and untouched, but not everybody has signed yet.")
        if self.offline:
            return _("This file is complete, untouched and ours. Whether it is the latest, only our records can say.")
        return _("This file is complete, untouched and ours, and it is the latest.")


def of_file(examined: dict[str, Any], *, changes: list[dict[str, Any]] | None = None, known: Any = None) -> Verdict:
    """The judgement on a file whose hash nobody knows. `known`: the document that it says it is, where the database
    has it; `changes`: what differs between the file that we issued and this one."""
    document = examined["document"] or {}
    verdict = Verdict(Answer.ALTERED, sha256=examined["sha256"], offline=known is None)
    verdict.number = str(known.number if known else document.get("number", ""))
    verdict.title = known.label if known else choose(document.get("title") or {})
    verdict.version = document.get("version") if isinstance(document.get("version"), int) else None
    verdict.signers = [_signer(signature, document) for signature in examined["signatures"]]
    verdict.missing = [_place(place["key"], document) for place in examined["fields"] if _empty(place)]
    signatures = examined["signatures"]
    if not signatures:
        return _unsigned(verdict, examined, changes, known)
    if not any(signature["ours"] for signature in signatures) and known is None:
        verdict.answer = Answer.UNKNOWN
        verdict.findings = [_("It is signed, but not with a certificate of ours.")]
        return verdict
    verdict.findings = _findings(examined, document)
    verdict.findings += [line for line in map(said, changes or []) if line not in verdict.findings]
    foreign = [_foreign(signature) for signature in signatures if _unvouched(signature)]
    if verdict.findings or (foreign and known is not None):
        verdict.findings += foreign
        return verdict
    if known is not None:
        verdict.answer = Answer.UNKNOWN
        verdict.findings = [
            _("Its signatures are sound and made with our certificates, but we have no such file on record. Ask us.")
        ]
        return verdict
    verdict.findings = foreign
    verdict.missing += [_place(signature["field"], document) for signature in signatures if _unvouched(signature)]
    verdict.answer, verdict.complete, verdict.role = Answer.LATEST, not verdict.missing, "signed"
    verdict.how = "online" if verdict.complete else ""
    return verdict


def _unsigned(verdict: Verdict, examined: dict[str, Any], changes: Any, known: Any) -> Verdict:
    verdict.signers, verdict.missing = [], []
    if known is None and not (examined["document"] or {}).get("public_code"):
        verdict.answer, verdict.number, verdict.title = Answer.UNKNOWN, "", ""
        verdict.findings = [_("It carries no signature.")]
        return verdict
    verdict.answer = Answer.STRIPPED
    verdict.findings = [_("It says that it is %(number)s, but carries not even the seal with which we issue documents.")
                        % {"number": verdict.number}]  # fmt: skip
    places = ("place_removed", "place_replaced")  # goes without saying
    verdict.findings += [said(change) for change in changes or [] if change["what"] not in places]
    return verdict


def _empty(place: dict[str, Any]) -> bool:
    return not place["signed"] and place["key"] != "seal"


def _findings(examined: dict[str, Any], document: dict[str, Any]) -> list[str]:
    """What is wrong with a file that carries a signature of ours."""
    found = [said(change, document) for change in examined["changes"]]
    if not examined["readable"]:
        found.append(_("The file is damaged and cannot be read in full."))
    for signature in examined["signatures"]:
        for fault in signature["faults"]:
            if fault != "changed" or not examined["changes"]:
                found.append(_fault(fault, signature))
    if examined["trailing"] and not examined["changes"]:
        n = examined["trailing"]
        found.append(ngettext(
            "After the last signature %(n)d byte was added.", "After the last signature %(n)d bytes were added.", n
        ) % {"n": n})  # fmt: skip
    seal = next((s for s in examined["signatures"] if s["field"] == "seal"), None)
    if not found and (seal is None or _unvouched(seal) or not seal["pinned"] or examined["docmdp"] != 2):
        found.append(_("It does not carry the seal with which we issue documents."))
    return list(dict.fromkeys(found))


def _unvouched(signature: dict[str, Any]) -> bool:
    """Sound, but under a certificate that no root of ours stands behind, or stood at the time."""
    return not signature["faults"] and not (signature["trusted"] and signature["ours"])


def _foreign(signature: dict[str, Any]) -> str:
    words = _("“%(name)s” signed with a certificate that we cannot vouch for (issued by %(issuer)s).")
    return words % {"name": signature["name"], "issuer": signature["issuer"] or "?"}


def _fault(fault: str, signature: dict[str, Any]) -> str:
    who = {"name": signature["name"] or signature["field"] or "?"}
    if fault == "content":
        return _("What “%(name)s” signed is not what the file holds now.") % who
    if fault == "forged":
        return _("The signature of “%(name)s” was not made with the key of its certificate.") % who
    if fault == "range":
        return _("The signature of “%(name)s” does not say properly what it covers.") % who
    if fault == "changed":
        return _("After “%(name)s” signed, something was changed that the seal does not allow.") % who
    if fault == "refused":
        return _("The signature of “%(name)s” cannot be checked.") % who
    return _("The part of the file that holds the signature of “%(name)s” was changed.") % who


SAID = {
    "page": gettext_lazy("Page %(where)s does not show what was issued."),
    "pages_added": gettext_lazy("Pages were added."),
    "pages_removed": gettext_lazy("Pages were removed."),
    "pages_moved": gettext_lazy("The pages stand in another order."),
    "note_added": gettext_lazy("A note or drawing was put on page %(where)s."),
    "note_changed": gettext_lazy("A note or link on page %(where)s was changed."),
    "note_removed": gettext_lazy("A note or link on page %(where)s was removed."),
    "file_added": gettext_lazy("The attachment %(where)s was added."),
    "file_removed": gettext_lazy("The attachment %(where)s was removed."),
    "file_replaced": gettext_lazy("The attachment %(where)s was replaced."),
    "field_added": gettext_lazy("A field to fill in was added."),
    "field_removed": gettext_lazy("A field was removed."),
    "field_replaced": gettext_lazy("A field was filled in or changed."),
    "place_added": gettext_lazy("A further place for a signature was added."),
    "place_removed": gettext_lazy("The place for the signature of %(where)s was removed."),
    "place_replaced": gettext_lazy("The place for the signature of %(where)s was moved."),
    "picture_only": gettext_lazy("The place of %(where)s shows a signature, but holds none."),
    "picture_changed": gettext_lazy("The picture of the signature of %(where)s was changed afterwards."),
    "signature_hidden": gettext_lazy("A signature that the file holds was hidden."),
    "action": gettext_lazy("A script or an action that runs on opening was added or changed."),
    "update": gettext_lazy("Something was appended that is no signature."),
    "other": gettext_lazy("The structure of the file was changed."),
}  # fmt: skip


def said(change: dict[str, Any], document: dict[str, Any] | None = None) -> str:
    """A change in words."""
    where = change["where"]
    if change["what"].startswith(("place", "picture")):
        where = _place(str(where), document or {})
    return str(SAID[change["what"]]) % {"where": where}


def _place(key: str, document: dict[str, Any]) -> str:
    """Whose place for a signature it is."""
    if key == "seal":
        return _("the issuer")
    for slot in document.get("slots") or []:
        if slot["key"] == key:
            parts = [choose(slot.get("role") or {}), choose(slot.get("name") or {})]
            return " · ".join(part for part in parts if part) or key
    return key


def _signer(signature: dict[str, Any], document: dict[str, Any]) -> Signer:
    troubles = [_fault(fault, signature) for fault in signature["faults"]]
    return Signer(
        name=signature["name"] or "?", organisation=signature["organisation"], place=_place(signature["field"], document),
        at=signature["at"], stamped_at=signature["stamped_at"] if signature["timestamp_ok"] is not False else "",
        level=signature["level"], company=signature["field"] == "seal", trouble=troubles[0] if troubles else "",
    )  # fmt: skip
