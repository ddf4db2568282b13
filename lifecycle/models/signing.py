"""What a signatory does: open, sign, decline. Each exactly once, whatever is clicked twice."""

import math
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from lifecycle.errors import Refused, Stale
from lifecycle.models.accepting import accept
from lifecycle.models.events import ChainHead, Event
from lifecycle.text import pick, twin

MAX_POINTS = 5000


def clean_strokes(strokes: Any) -> list[list[dict[str, float]]]:
    """Strokes as the pad sends them, reduced to finite x and y; refused when there are too many points or too few."""
    cleaned: list[list[dict[str, float]]] = []
    points = 0
    if not isinstance(strokes, list):
        raise Refused(_("Draw your signature in the field, or type your name."), "strokes")
    for stroke in strokes:
        line = []
        for point in stroke if isinstance(stroke, list) else []:
            try:
                x, y = float(point["x"]), float(point["y"])
            except (TypeError, KeyError, ValueError, OverflowError):
                continue
            if math.isfinite(x) and math.isfinite(y):
                line.append({"x": round(min(max(x, 0), 10_000), 1), "y": round(min(max(y, 0), 10_000), 1)})
        points += len(line)
        if points > MAX_POINTS:
            raise Refused(_("This drawing is too long for a signature. Clear it and sign again."), "strokes")
        if line:
            cleaned.append(line)
    if points < 5:
        raise Refused(_("Draw your signature in the field, or type your name."), "strokes")
    return cleaned


class Signing(models.Model):
    """Capability of Signatory."""

    class Meta:
        abstract = True

    def locked(self) -> Any:
        """This signatory read anew, with document, request and signatory locked, in that order."""
        from lifecycle.models.documents import Document
        from lifecycle.models.signatures import SignatureRequest

        request = SignatureRequest.objects.only("document_id").get(pk=self.request_id)
        document = Document.objects.locked(request.document_id)
        request = SignatureRequest.objects.select_for_update(no_key=True).get(pk=request.pk)
        now = type(self).objects.select_for_update(no_key=True).get(pk=self.pk)
        now.request, request.document = request, document
        return now

    def _check_turn(self) -> None:
        """May this person act now? Asked of what `locked` returned."""
        request = self.request
        if request.document.is_at_rest:
            raise Refused(_("The project has ended; nothing is signed in it any more."))
        if request.state == request.State.DEEMED:
            raise Refused(_("This document counts as accepted by now. It can no longer be signed or declined."))
        if not request.is_open or self.revoked_at or request.document.current_id != request.version_id:
            raise Refused(_("This request has ended. Ask the sender for a new link."))
        if self.state not in self.ASKED or self.role == self.Role.COPY:
            raise Refused(_("There is nothing for you to sign at the moment."))

    def view(self, *, ip: str | None, agent: str) -> None:
        """The document was opened by the one whom it is for; the first time counts."""
        if self.state == self.State.SENT and self.role != self.Role.COPY:
            self._view(ip=ip, agent=agent)

    @transaction.atomic
    def _view(self, *, ip: str | None, agent: str) -> None:
        from lifecycle.models.documents import Document

        now = self.locked()
        if now.state != now.State.SENT or now.revoked_at or not now.request.is_open:
            return
        now.state, now.viewed_at = now.State.VIEWED, timezone.now()
        now.save(update_fields=["state", "viewed_at"])
        document = now.request.document
        if document.state == Document.State.SENT:
            document.set_state(Document.State.VIEWED)
        Event.record(
            "document.viewed",
            by=now.user,
            actor_name=now.name,
            subject=document,
            data={"ip": ip, "agent": agent[:250]},
        )
        self.state, self.viewed_at = now.state, now.viewed_at

    @transaction.atomic
    def sign(
        self,
        *,
        method: str,
        sha256: str,
        consent: bool,
        identified_by: str,
        strokes: Any = None,
        typed_name: str = "",
        remark: str = "",
        ip: str | None = None,
        agent: str = "",
    ) -> Any:
        """Sign the version whose hash was shown. A second click returns the signature that the first one made.

        Raises Stale where `sha256` is not the hash of the version that is asked about.
        """
        from lifecycle import seal
        from lifecycle.models.signatories import Signature

        now = self.locked()
        done = Signature.objects.filter(signatory_id=self.pk).first()
        if done:
            return done
        now._check_turn()
        now.check_code(identified_by)
        version, document = now.request.version, now.request.document
        if not constant_time_compare(sha256, version.pdf_sha256):
            raise Stale(_("The document has changed since you opened it. Read it again before you sign."))
        if not consent:
            raise Refused(_("Tick that you have read the document and may sign it."), "consent")
        if method == Signature.Method.DRAWN:
            strokes, typed_name = clean_strokes(strokes), ""
        elif method == Signature.Method.TYPED and typed_name.strip():
            strokes, typed_name = [], typed_name.strip()[:80]
        else:
            raise Refused(_("Type your name as your signature."), "typed_name")
        moment = timezone.now()
        before = now.request.pdf
        sealed = seal.sign(
            before, now.slot, appearance=_appearance(now, method, strokes, typed_name, moment, identified_by),
            name=now.name, email=now.email, organisation=organisation(now), how=IDENTIFIED[identified_by],
            reason=f"{document.number} v{version.n}; shown sha256:{sha256}; {ChainHead.words(document.project_id)}",
        )  # fmt: skip
        signature = accept(
            now, before, sealed.pdf, moment=moment, strokes=strokes, typed_name=typed_name, method=method,
            remark=remark, identified_by=identified_by, ip=ip, agent=agent, certificate_sha256=sealed.certificate_sha256,
            level=sealed.level,
        )  # fmt: skip
        self.state = now.state
        return signature

    @transaction.atomic
    def decline(self, *, reason: str, ip: str | None = None, agent: str = "") -> None:
        """Decline with a reason: the request ends, the record is opened for rework, its owner is told."""
        from lifecycle import mail
        from lifecycle.models.documents import Document
        from lifecycle.models.signatures import SignatureRequest

        now = self.locked()
        if now.state == now.State.DECLINED:
            return  # a second click
        now._check_turn()
        now.check_code("link+code")
        if len(reason.strip()) < 5:
            raise Refused(_("Say in a sentence what is wrong, so that it can be mended."), "reason")
        document = now.request.document
        now.state, now.decline_reason, now.ended_at = now.State.DECLINED, reason.strip()[:2000], timezone.now()
        now.save(update_fields=["state", "decline_reason", "ended_at"])
        now.request._end(SignatureRequest.State.DECLINED, reason.strip()[:2000])
        document.set_state(Document.State.DECLINED)
        event = Event.record(
            "document.declined", by=now.user, actor_name=now.name, subject=document,
            data={"reason": reason.strip()[:2000], "ip": ip, "agent": agent[:250]},
        )  # fmt: skip
        subject = document.subject
        if subject is not None:
            subject.document_declined(document, reason=reason.strip())
        document.project.refresh_figures()
        mail.tell_declined(now, event=event)
        mail.tell_withdrawn(now.request, event=event)
        self.state = now.state


HOW = {
    "drawn": {"zh": "手写签名", "en": "drawn"},
    "typed": {"zh": "键入签名", "en": "typed"},
    "link": {"zh": "专用链接", "en": "private link"},
    "link+code": {"zh": "专用链接及邮件验证码", "en": "private link and e-mail code"},
    "account": {"zh": "账号登录", "en": "account"},
    "account+second": {"zh": "账号及第二验证因素", "en": "account and second factor"},
}


# As the one-time certificate says it, in its subject.
IDENTIFIED = {
    "link": "identified by private link",
    "link+code": "identified by private link and e-mail code",
    "account": "identified by account",
    "account+second": "identified by account and second factor",
}


def organisation(signatory: Any) -> str:
    """Whom they sign for."""
    from lifecycle.models.settings import SiteSettings

    return (
        signatory.request.document.project.customer.name if signatory.contact_id else SiteSettings.load().vendor_name
    )


def _appearance(now: Any, method: str, strokes: Any, typed: str, moment: Any, identified_by: str) -> dict[str, Any]:
    """What the stamp in the signature's place shows, in the language of the document."""
    language = now.request.version.language
    local = timezone.localtime(moment, timezone.get_default_timezone())
    how = {key: f"{HOW[method][key]} · {HOW[identified_by][key]}" for key in ("zh", "en")}
    return {
        "strokes": strokes,
        "typed": typed,
        "name": twin(now, "name") if language == "both" else pick(now, "name", language),
        "title": twin(now, "title") if language == "both" else pick(now, "title", language),
        "when": local.isoformat(sep=" ", timespec="minutes").replace("+", " +"),
        "how": how if language == "both" else how[language],
    }
