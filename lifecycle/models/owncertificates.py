"""Signing with a certificate of one's own (AdES, QES, CFCA): our file is downloaded, signed elsewhere, and comes back."""

from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from lifecycle.errors import Refused, Stale

MORE_BYTES = 5 * 1024 * 1024  # a signature with certificates, revocation lists and a picture


class OwnCertificate(models.Model):
    """Capability of Signatory."""

    class Meta:
        abstract = True

    def sign_with_own(
        self, pdf: bytes, *, sha256: str, consent: bool, identified_by: str, remark: str = "", ip: str | None = None,
        agent: str = "",
    ) -> Any:  # fmt: skip
        """Take the file that they signed in a tool of their own: our very bytes, and one more signature in their place.

        A second click returns the signature that the first one made. Raises Stale where `sha256` is not the hash of the
        version that is asked about.
        """
        from lifecycle.models.signatories import Signature

        done = Signature.objects.filter(signatory_id=self.pk).first()
        if done:
            return done
        before = self.request.pdf
        certificate = check(before, pdf, self.slot)  # without a lock: this takes a second
        return self._keep_own(
            before, pdf, certificate, sha256=sha256, consent=consent, identified_by=identified_by, remark=remark, ip=ip,
            agent=agent,
        )  # fmt: skip

    @transaction.atomic
    def _keep_own(
        self, before: bytes, pdf: bytes, certificate: dict[str, str], *, sha256: str, consent: bool, identified_by: str,
        **facts: Any,
    ) -> Any:  # fmt: skip
        from lifecycle.models.accepting import accept
        from lifecycle.models.signatories import Signature

        now = self.locked()
        done = Signature.objects.filter(signatory_id=self.pk).first()
        if done:
            return done
        now._check_turn()
        now.check_code(identified_by)
        if not constant_time_compare(sha256, now.request.version.pdf_sha256):
            raise Stale(_("The document has changed since you opened it. Read it again before you sign."))
        if not consent:
            raise Refused(_("Tick that you have read the document and may sign it."), "consent")
        if now.request.pdf != before:
            raise Refused(newer_words(), "file")
        signature = accept(
            now, before, pdf, moment=timezone.now(), method=Signature.Method.OWN, identified_by=identified_by,
            certificate_sha256=certificate["sha256"], level=certificate["level"], certificate=certificate, **facts,
        )  # fmt: skip
        self.state = now.state
        return signature


def check(before: bytes, after: bytes, slot: str) -> dict[str, str]:
    """What the one new signature's certificate says. Raises Refused, in words, for every other kind of file.

    Opening it happens in the examiner, a child process with limits; pyHanko's analysis of differences is a part of it.
    """
    from lifecycle import seal
    from lifecycle.pdf import RenderFailed
    from lifecycle.seal.examination import examine

    if after == before:
        raise Refused(_("This is the file as you downloaded it; there is no new signature in it."), "file")
    if len(after) > len(before) + MORE_BYTES:
        raise Refused(_("This file is much larger than a signature can make it."), "file")
    if not after.startswith(before):
        raise Refused(newer_words(), "file")
    try:
        new = examine(after, seal.roots())
    except RenderFailed:
        raise Refused(unreadable_words(), "file") from None
    if not new["readable"]:
        raise Refused(unreadable_words(), "file")
    added = [signature for signature in new["signatures"] if signature["covers"] > len(before)]
    if len(added) != 1 or added[0]["field"] != slot:
        raise Refused(_("There must be one new signature in it, in the place that is yours."), "file")
    mine = added[0]
    if not mine["whole"] or new["trailing"]:
        raise Refused(_("Something was added after your signature. Sign last, and change nothing afterwards."), "file")
    if new["changes"] or any(signature["faults"] == ["changed"] for signature in new["signatures"]):
        raise Refused(_("Besides being signed, the document was changed. Sign it as you downloaded it."), "file")
    if any(signature["faults"] or not signature["valid"] for signature in new["signatures"]):
        raise Refused(_("The signature in this file does not hold."), "file")
    if mine["ours"]:
        raise Refused(_("This certificate is not your own."), "file")
    if mine["until"] < f"{timezone.now():%Y-%m-%d}":
        raise Refused(_("Your certificate has ended on %(day)s.") % {"day": mine["until"]}, "file")
    subject = ", ".join(part for part in (mine["name"], mine["organisation"], mine["email"]) if part)
    return {
        "subject": subject, "issuer": mine["issuer"], "sha256": mine["certificate_sha256"], "until": mine["until"],
        "level": mine["level"],
    }  # fmt: skip


def newer_words() -> str:
    return _(
        "This is not the file that is to be signed now: another one was signed, or somebody else has signed meanwhile. "
        "Download it again and sign that one."
    )


def unreadable_words() -> str:
    return _(
        "This file cannot be checked: it is damaged, or your tool writes it in a way that not every reader understands. "
        "Sign the download again with another tool, or sign by drawing or typing."
    )
