"""The README of a pack: what the files are, and commands with the numbers of this very pack, each tried by a test."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Facts:
    number: str
    papers: list[Any]  # of Paper
    outlines: dict[str, list[dict[str, Any]]]
    stamped: list[tuple[str, str]]  # file, timestamp
    last: Any  # the Paper that counts: the current version with the signatures given to it


def _sums() -> str:
    return _block("sha256sum --check --quiet SHA256SUMS && echo unchanged")


def _trust() -> str:
    return _block(
        "mkdir -p nss",
        "certutil -N -d sql:nss --empty-password",
        "csplit --quiet --elide-empty-files --prefix=nss/ca- certificates/ca.pem '/BEGIN CERTIFICATE/' '{*}'",
        'for ca in nss/ca-*; do certutil -A -d sql:nss -n "$ca" -t CT,CT,CT -i "$ca"; done',
    )


def _pdfsig(facts: Facts) -> str:
    return _block(*(f"pdfsig -nssdir sql:nss {paper.name}" for paper in facts.papers))


def _qpdf(facts: Facts) -> str:
    lines = [f"qpdf --check {paper.name}" for paper in facts.papers]
    paper = facts.last
    return _block(*lines, f"qpdf --show-attachment={paper.attached} {paper.name} | sha256sum",
                  f"sha256sum < data/{facts.number}-v{paper.version}.json")  # fmt: skip


def _script() -> str:
    return _block("python3 check_signatures.py certificates/ca.pem documents/*.pdf")


def _by_hand(facts: Facts) -> str:
    """The last signature of the file that counts, with nothing but openssl and the tools of every Unix."""
    name = facts.last.name
    row = facts.outlines[name][-1]
    start, stop, end = row["start"], row["stop"], row["end"]
    return _block(
        f"head -c {start} {name} > signed.bin",
        f"tail -c +{stop + 1} {name} | head -c {end - stop} >> signed.bin",
        f"tail -c +{start + 2} {name} | head -c {stop - start - 2} | tr a-f A-F | basenc --base16 -d > signature.der",
        "openssl cms -verify -binary -inform DER -in signature.der -content signed.bin \\",
        "    -CAfile certificates/ca.pem -purpose any -out /dev/null",
        f'test $(stat -c %s {name}) = {end} && echo "covers the whole file"',
    )


def _prefixes(facts: Facts) -> str:
    pairs = [paper for paper in facts.papers if paper.parent]
    return (
        _block(*(f"cmp -n $(stat -c %s {p.parent}) {p.parent} {p.name} && echo same" for p in pairs)) if pairs else ""
    )


def _stamps(facts: Facts) -> str:
    if not facts.stamped:
        return ""
    return _block(*(
        f"openssl ts -verify -token_in -in {stamp} -data {name} -CAfile timestamp-authority.pem"
        for name, stamp in facts.stamped
    ))  # fmt: skip


def _block(*lines: str) -> str:
    return "\n".join(["```sh", *lines, "```"])


def _parts(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part) + "\n"


def english(facts: Facts) -> str:
    stamps, prefixes = _stamps(facts), _prefixes(facts)
    return _parts(
        f"# Evidence for document {facts.number}",
        "Everything here can be checked without the issuer and without its software. The commands need `pdfsig` "
        "(poppler-utils), `qpdf`, `openssl` and `certutil` (libnss3-tools); run them in the folder of this file.",
        f"The file that counts is `{facts.last.name}`.",
        "| Folder or file | What it is |\n|---|---|\n"
        "| `documents/` | the PDF as issued (`-v1.pdf`), after each signature (`-signed-1.pdf`, …), "
        "the record of a paper copy (`-paper-…`), the certificate of completion (`-completion-…`) |\n"
        "| `certificates/` | `ca.pem`: the roots and the seals of the issuer; the others: the certificate of each signature |\n"
        "| `data/` | the content of each version as JSON; the same bytes are attached to the PDF |\n"
        "| `signatures.json` | what was recorded when each signature was given |\n"
        "| `events.json` | the part of the event chain from the first event about this document to the last |\n"
        "| `timestamps/` | timestamps (RFC 3161) beside a file, if there are any |",
        "Before you trust `ca.pem`, compare its fingerprint with what the issuer told you in another way, such as in "
        "the contract or on its own page:",
        _block("openssl x509 -in certificates/ca.pem -noout -subject -fingerprint -sha256"),
        "## 1. Is this pack complete?", _sums(),
        "## 2. Are the signatures valid?",
        "First trust the roots, in a folder of their own:", _trust(),
        "Then every signature must be “Valid” and its certificate “Trusted”. In the file that counts the last one must "
        "say “Total document signed”. Places that nobody signed are named too.", _pdfsig(facts),
        "`pdfsig` does not notice everything that was appended after a signature; the two checks below do.",
        "## 3. The same with openssl alone", "All signatures of all files; read the script first, it is short:", _script(),
        "Or the last signature by hand. The bytes before and after the gap are what was signed, the gap holds the "
        "signature:", _by_hand(facts),
        "## 4. Are the files sound, and is the content the one in `data/`?",
        "The two sums at the end must be the same.", _qpdf(facts),
        "## 5. Does each signed file begin with the one before it?" if prefixes else "", prefixes,
        "## 6. Timestamps" if stamps else "",
        "`timestamp-authority.pem` is the root certificate of the timestamp authority. Get it from the authority." if stamps else "",
        stamps,
        "## The event chain",
        "In `events.json` each `prev_hash` is the `hash` of the event before it. Events about other things are there "
        "only with their hashes. The reason written into each signature names where the chain stood (`events #…`), so "
        "the signatures bear witness to the chain. The hashes are keyed; whoever holds the key, the issuer, can be "
        "asked to compute them anew before an expert.",
    )  # fmt: skip


def chinese(facts: Facts) -> str:
    stamps, prefixes = _stamps(facts), _prefixes(facts)
    return _parts(
        f"# 文件 {facts.number} 的证据包",
        "包内所有内容都可以独立核验，不需要出具方，也不需要出具方的软件。以下命令用到 `pdfsig`（poppler-utils）、`qpdf`、"
        "`openssl` 和 `certutil`（libnss3-tools），请在本文件所在目录中运行。",
        f"应以 `{facts.last.name}` 为准。",
        "| 目录或文件 | 内容 |\n|---|---|\n"
        "| `documents/` | 出具时的 PDF（`-v1.pdf`）、每次签署之后的 PDF（`-signed-1.pdf` 等）、纸质件记录（`-paper-…`）、"
        "完成证书（`-completion-…`） |\n"
        "| `certificates/` | `ca.pem` 为根证书和出具方的封存证书，其余为每个签名所用的证书 |\n"
        "| `data/` | 各版本内容的 JSON，与 PDF 内附件逐字节相同 |\n"
        "| `signatures.json` | 每次签署时的记录 |\n"
        "| `events.json` | 从本文件的第一个事件到最后一个事件的事件链片段 |\n"
        "| `timestamps/` | 与文件并存的时间戳（RFC 3161），如有 |",
        "信任 `ca.pem` 之前，请把它的指纹与出具方通过其他途径（例如合同或其网站）告知的指纹进行比对：",
        _block("openssl x509 -in certificates/ca.pem -noout -subject -fingerprint -sha256"),
        "## 1. 证据包是否完整", _sums(),
        "## 2. 签名是否有效", "先在单独的目录中信任根证书：", _trust(),
        "每个签名都应显示“Valid”，其证书应显示“Trusted”；在为准的文件中，最后一个签名应显示“Total document signed”。"
        "尚未签署的位置也会列出。", _pdfsig(facts),
        "`pdfsig` 并不能发现签名之后追加的所有内容，下面两项检查可以。",
        "## 3. 仅用 openssl 核验", "核验全部文件的全部签名（脚本很短，请先阅读）：", _script(),
        "也可以手工核验最后一个签名：空档前后的字节是被签署的内容，空档中是签名本身。", _by_hand(facts),
        "## 4. 文件结构是否完好，内容是否与 `data/` 一致", "最后两个校验值应当相同。", _qpdf(facts),
        "## 5. 每个签署后的文件是否以前一个文件开头" if prefixes else "", prefixes,
        "## 6. 时间戳" if stamps else "",
        "`timestamp-authority.pem` 是时间戳机构的根证书，请向该机构获取。" if stamps else "", stamps,
        "## 事件链",
        "在 `events.json` 中，每个事件的 `prev_hash` 等于前一个事件的 `hash`。与本文件无关的事件只列出哈希值。"
        "每个签名的原因字段写明了当时事件链所处的位置（`events #…`），因此签名同时为事件链作证。"
        "哈希值带有密钥，密钥由出具方持有，可以要求出具方在专家面前重新计算。",
    )  # fmt: skip
