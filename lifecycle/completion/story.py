"""The events of a document in words of both languages, as its certificate of completion tells them.

What is not named here stays out: events hold texts of our own people that are not for the customer. The hashes of an
event are always there, so that nothing can be left out unseen.
"""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from lifecycle.models.events import Event
from lifecycle.text import twin

# verb: (Chinese, English, the event's own facts that the words may use)
WORDS: dict[str, tuple[str, str]] = {
    "document.issued": ("签发第 {version} 版", "Issued version {version}"),
    "document.sent": ("发出签署请求：{to}", "Asked for signatures: {to}"),
    "document.viewed": ("打开文件", "Opened the document"),
    "document.signed": ("签署", "Signed"),
    "document.declined": ("拒绝签署：{reason}", "Declined to sign: {reason}"),
    "document.completed": ("签署全部完成", "All signatures are there"),
    "document.voided": ("文件作废", "Declared the document void"),
    "request.voided": ("撤回签署请求", "Withdrew the request to sign"),
    "request.extended": ("延长签署期限", "Gave more time to sign"),
    "signatory.link_revoked": ("停用一个签署链接", "Ended a link for signing"),
    "request.expired": ("签署请求到期", "The request to sign expired"),
    "signatory.reminded": ("提醒 {name} 签署", "Reminded {name} to sign"),
    "signatory.replaced": ("改由 {with} 代替 {name} 签署", "{with} is asked instead of {name}"),
    "signatory.code_sent": ("验证码发至 {to}", "A code was sent to {to}"),
    "signatory.code_given": ("验证码正确", "Gave the right code"),
    "signatory.code_wrong": ("验证码错误", "Gave a wrong code"),
    "document.delivered": ("送达 {name}", "Delivered to {name}"),
    "document.deemed_notice": (
        "通知 {names}：逾 {on} 未答复即视为确认",
        "Notice to {names}: unanswered after {on} it counts as accepted",
    ),
    "document.deemed_moved": (
        "视为确认之日由 {old} 改为 {on}",
        "The day of deemed acceptance moved from {old} to {on}",
    ),
    "document.deemed": ("视为确认，无人签署", "Deemed accepted; nobody signed"),
    "document.deemed_counted": ("视为确认计入项目进度", "The deemed acceptance counts for the project's progress"),
    "document.printed": ("打印第 {version} 版，供纸质签署", "Printed version {version} to be signed on paper"),
    "document.scanned": ("上传扫描文件，共 {n} 个", "Uploaded scanned files: {n}"),
    "document.page_placed": ("确定扫描件为第 {page} 页", "Took a scan for page {page}"),
    "document.page_dropped": ("弃用一张扫描件", "Left out a scan"),
    "document.paper_cancelled": ("放弃纸质签署", "Gave up signing on paper"),
    "document.paper_confirmed": ("确认纸质文件上的签字与盖章", "Confirmed the signatures and stamps on the paper"),
    "timestamp.owed": ("时间戳服务未应答，稍后补取", "The timestamp authority did not answer; the timestamp is owed"),
    "timestamp.made": ("取得时间戳", "A timestamp was obtained"),
    "completion.made": ("生成完成证书", "Made the certificate of completion"),
}
OTHER = ("与本文件有关的其他记录", "Another entry about this document")
SYSTEM = {"zh": "系统", "en": "The system"}
LATEST = 160  # events told; of a document with a longer past the earlier ones are counted


Names = dict[str, dict[str, str]]


def tell(events: Iterable[Event], names: Names) -> list[dict[str, Any]]:
    """`names`: people whom events know by one name only, in both languages."""
    return [_row(event, names) for event in events]


def _row(event: Event, names: Names) -> dict[str, Any]:
    words = WORDS.get(event.verb, OTHER)
    who: Any = twin(event.actor, "name") if event.actor else names.get(event.actor_name, event.actor_name)
    row: dict[str, Any] = {
        "seq": event.seq,
        "at": moment(event.at),
        "verb": event.verb,
        "who": who or SYSTEM,
        "what": {
            "zh": words[0].format_map(_Facts(event.data, names, "zh")),
            "en": words[1].format_map(_Facts(event.data, names, "en")),
        },
        "hash": event.hash,
        "prev_hash": event.prev_hash,
    }
    for key in ("ip", "sha256", "after"):
        if isinstance(value := event.data.get(key), str) and value:
            row[key] = value
    return row


class _Facts(dict[str, Any]):
    """An event's data as text of one language; what an old event lacks is a dash."""

    def __init__(self, data: dict[str, Any], names: Names, language: str) -> None:
        super().__init__(data)
        self.names, self.language = names, language

    def __missing__(self, key: str) -> str:
        return "—"

    def __getitem__(self, key: str) -> str:
        value = super().__getitem__(key)
        parts = [self._named(part) for part in (value if isinstance(value, list) else [value])]
        return ("、" if self.language == "zh" else ", ").join(parts)

    def _named(self, value: Any) -> str:
        both = self.names.get(value) if isinstance(value, str) else None
        return (both[self.language] or both["zh"]) if both else str(value)


def moment(value: Any) -> str | None:
    """ISO with the company's zone, to the second."""
    return timezone.localtime(value, timezone.get_default_timezone()).isoformat(timespec="seconds") if value else None
