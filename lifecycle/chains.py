"""Are the events, and the files that they tell of, still what they were? Every way of tampering has its own words."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.files.storage import default_storage

from lifecycle import anchors
from lifecycle.models.documents import Document
from lifecycle.models.events import COMPANY, GENESIS, ChainHead, Event, chain_hash
from lifecycle.models.versions import DocumentVersion, SignedRevision


@dataclass(frozen=True)
class Finding:
    """Something that is not as it was. `at` names the event (`3#17`), version or file."""

    at: str
    what: str


def chains(only: int | None = None) -> list[int]:
    """Every chain that rows, heads or anchors know of."""
    if only is not None:
        return [only]
    known = set(Event.objects.order_by().values_list("chain", flat=True).distinct())
    known |= set(ChainHead.objects.values_list("chain", flat=True))
    known |= {row["chain"] for row in anchors.read() if "broken" not in row}
    return sorted(known)


def check(chain: int, anchored: dict[int, set[str]]) -> tuple[int, list[Finding]]:
    """Recompute a chain from its first event on; returns how many events it has and what is wrong with it."""
    found: list[Finding] = []
    prev, expected, hashes = GENESIS, 1, {}
    for event in Event.objects.filter(chain=chain).order_by("seq", "pk").iterator(chunk_size=500):
        at = f"{chain}#{event.seq}"
        if event.seq > expected:
            gone = f"#{expected}" if event.seq == expected + 1 else f"#{expected} to #{event.seq - 1}"
            found.append(Finding(at, f"events are missing before it: {gone}"))
        elif event.prev_hash != prev:
            found.append(Finding(at, "does not follow the event before it"))
        if event.hash != chain_hash(event.prev_hash, event.body()):
            found.append(Finding(at, "its content is not what was recorded"))
        if (event.project_id or COMPANY) != chain:
            found.append(Finding(at, "lies in the chain of another project"))
        prev, expected = event.hash, event.seq + 1
        if event.seq in anchored:
            hashes[event.seq] = event.hash
    found += _check_head(chain, expected - 1, prev)
    found += _check_anchors(chain, anchored, hashes)
    return expected - 1, found


def _check_head(chain: int, last: int, digest: str) -> list[Finding]:
    head = ChainHead.objects.filter(chain=chain).first()
    if head is None:
        return [Finding(f"{chain}#{last}", "the chain has no head")] if last else []
    if head.seq != last:
        return [Finding(f"{chain}#{last}", f"the chain's head says #{head.seq}")]
    if head.hash != digest:
        return [Finding(f"{chain}#{last}", "the chain's head has another hash")]
    return []


def _check_anchors(chain: int, anchored: dict[int, set[str]], hashes: dict[int, str]) -> list[Finding]:
    found = []
    for seq, digests in sorted(anchored.items()):
        if seq not in hashes:
            found.append(Finding(f"{chain}#{seq}", "was anchored outside the database, and is gone"))
        elif digests != {hashes[seq]}:
            found.append(Finding(f"{chain}#{seq}", "differs from what was anchored outside the database"))
    return found


def read_anchors() -> tuple[dict[int, dict[int, set[str]]], list[Finding]]:
    """chain → seq → hashes, and the lines that cannot be read."""
    known: dict[int, dict[int, set[str]]] = {}
    broken = []
    for row in anchors.read():
        if "broken" in row:
            broken.append(Finding(row["broken"], "this line of the anchors cannot be read"))
        else:
            known.setdefault(row["chain"], {}).setdefault(row["seq"], set()).add(row["hash"])
    return known, broken


# -- files ---------------------------------------------------------------------------------------------------------


def check_files(project: int | None = None) -> tuple[int, list[Finding]]:
    """Every PDF against its hash, its parent's bytes, and the event that tells of it; returns how many were read."""
    documents = Document.objects.order_by("pk")
    if project is not None:
        documents = documents.filter(project_id=project)
    read, found = 0, []
    for document in documents.iterator(chunk_size=200):
        issued, signed = _told(document)
        versions = list(document.versions.order_by("n"))
        for version in versions:
            read += 1
            found += _check_version(document, version, issued.pop(version.n, None))
            for revision in version.revisions.order_by("seq"):
                read += 1
                found += _check_revision(document, version, revision, revision.sha256 in signed)
                signed.discard(revision.sha256)
        found += [Finding(f"{document.number} v{n}", "was issued, and is gone") for n in issued]
        found += [Finding(document.number, f"a signed file is gone: {digest[:16]}…") for digest in signed]
    return read, found


def _told(document: Document) -> tuple[dict[int, str], set[str]]:
    """What the events say of a document: hash by version, and the hashes after each signature."""
    issued, signed = {}, set()
    for verb, data in Event.objects.about(document).values_list("verb", "data"):
        if verb == "document.issued":
            issued[data.get("version")] = data.get("sha256", "")
        elif verb == "document.signed":
            signed.add(data.get("after", ""))
    return issued, signed


def _check_version(document: Document, version: DocumentVersion, told: str | None) -> Iterator[Finding]:
    at = f"{document.number} v{version.n}"
    if hashlib.sha256(version.data.encode()).hexdigest() != version.data_sha256:
        yield Finding(at, "its data is not what was hashed")
    if told is None:
        yield Finding(at, "no event tells of it")
    elif told != version.pdf_sha256:
        yield Finding(at, "its hash is not the one in the event")
    content = _content(version.pdf)
    if content is None:
        yield Finding(at, "its file is missing")
    elif hashlib.sha256(content).hexdigest() != version.pdf_sha256:
        yield Finding(at, "its file is not what was issued")


def _check_revision(
    document: Document, version: DocumentVersion, revision: SignedRevision, told: bool
) -> Iterator[Finding]:
    at = f"{document.number} v{version.n}.{revision.seq}"
    if not told:
        yield Finding(at, "no event tells of it")
    content = _content(revision.pdf)
    if content is None:
        yield Finding(at, "its file is missing")
        return
    if hashlib.sha256(content).hexdigest() != revision.sha256:
        yield Finding(at, "its file is not what was signed")
    parent = version.revisions.filter(request=revision.request_id, seq__lt=revision.seq).order_by("-seq").first()
    name, digest = (parent.pdf, parent.sha256) if parent else (version.pdf, version.pdf_sha256)
    before = _content(name)
    if revision.parent_sha256 != digest or (before is not None and not content.startswith(before)):
        yield Finding(at, "does not begin with the file before it")


def _content(name: str) -> bytes | None:
    try:
        with default_storage.open(name) as file:
            return file.read()
    except OSError:
        return None
