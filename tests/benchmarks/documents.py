"""`python -m tests.benchmarks.documents [--runs 7]`: printing, sealing and signing, side by side with bare libraries.

Bare means WeasyPrint with the same HTML, style and profile in this process, and pyHanko signing the same place with the
same key from its file. Every round takes each once, so that a busy moment falls on all of them.
"""

import argparse
import io
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.db import connection  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: E402
from pyhanko.sign import fields, signers  # noqa: E402
from pyhanko.stamp import TextStampStyle  # noqa: E402
from weasyprint import CSS, HTML  # noqa: E402

from lifecycle import pdf, seal  # noqa: E402
from lifecycle.pdf import printer  # noqa: E402
from lifecycle.pdf.renderer import Renderer, renderer  # noqa: E402
from lifecycle.seal.keys import company, private_key  # noqa: E402
from tests.lifecycle.pdf import samples  # noqa: E402

WORDS = {
    "language": "both",
    "name": samples.both("示例软件", "Example Software"),
    "when": "2026-09-05 10:42:00 +08:00",
}
PERSON = {"name": "陈志远", "email": "chen@hospital.example", "organisation": "市第一医院", "how": "by private link"}
WARM = 1


def one_page() -> dict[str, Any]:
    """A short proposal for one signatory."""
    data = samples.presales_solution("en", revisions=[])
    body = data["body"]
    short = {"summary": body["summary"], "understanding": None, "sections": []}
    return {**data, "body": short, "slots": samples.acceptance("en")["slots"][:1]}


def three_pages() -> dict[str, Any]:
    data = samples.acceptance("both", prevailing="zh", revisions=[])
    data["body"] |= {"items": data["body"]["items"][:4], "panel": data["body"]["panel"][:2], "clauses": []}
    data["body"] |= {"delays": [], "payments": []}
    return {**data, "slots": data["slots"][:2]}


def twenty_pages() -> dict[str, Any]:
    """Most of it is one table."""
    data = samples.acceptance("en")
    first = data["body"]["items"]
    data["body"]["items"] = [{**first[n % len(first)], "code": f"A-{n:03d}", "group": None} for n in range(225)]
    return data


SAMPLES: tuple[tuple[str, str, Callable[[], dict[str, Any]]], ...] = (
    ("short", "presales_solution", one_page),
    ("bilingual", "acceptance", three_pages),
    ("long", "acceptance", twenty_pages),
)


def main() -> None:
    arguments = argparse.ArgumentParser(prog="python -m tests.benchmarks.documents", description=__doc__)
    arguments.add_argument("--runs", type=int, default=7)
    runs = arguments.parse_args().runs
    setup_test_environment(debug=False)
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; medians of {runs}, seconds, warm\n")
        print("The processor's time beside each, so that a busy machine misleads less.\n")
        head = ("pages", "print", "bare", "certify", "sign", "bare sign", "print/bare", "issue", "KB")
        print(f"{'':10}" + "".join(f"{word:>15}" for word in head))
        for title, template, make in SAMPLES:
            print(f"{title:10}" + "".join(f"{cell:>15}" for cell in row(template, make(), runs)), flush=True)
        print(f"\nworker: {_peak(renderer)} MB for printing, {_peak(seal.sealer)} MB for sealing, at most")
        print(in_parallel(runs))
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def row(template: str, data: dict[str, Any], runs: int) -> list[str]:
    printed, pages = pdf.render_counted(data, template)
    certified = seal.certify(printed, reason="issued", words=WORDS).pdf
    slot = data["slots"][0]["key"]
    page, key = printer.html(data, template), private_key(company())
    acts: dict[str, Callable[[], Any]] = {
        "print": lambda: pdf.render(data, template),
        "bare": lambda: bare_print(page),
        "certify": lambda: seal.certify(printed, reason="issued", words=WORDS),
        "sign": lambda: seal.sign(certified, slot, appearance=samples.APPEARANCE, reason="read", **PERSON),
        "bare sign": lambda: bare_sign(certified, slot, key),
    }
    took: dict[str, list[float]] = {name: [] for name in acts}
    spent: dict[str, list[float]] = {name: [] for name in acts}
    for n in range(runs + WARM):
        for name, act in acts.items():
            started, busy = time.perf_counter(), _processor()
            act()
            if n >= WARM:
                took[name].append(time.perf_counter() - started)
                spent[name].append(_processor() - busy)
    at, cpu = ({name: median(times) for name, times in kept.items()} for kept in (took, spent))
    words = [f"{at[name]:.2f} ({cpu[name]:.2f})" for name in acts]
    words += [f"{cpu['print'] / cpu['bare']:.2f}", f"{at['print'] + at['certify']:.2f}"]
    return [str(pages), *words, str(len(certified) // 1024)]


STYLE = CSS(string=(printer.TEMPLATES / "pdf" / "style.css").read_text(), font_config=printer.FONTS)


def bare_print(page: str) -> bytes:
    return HTML(string=page, base_url=None).write_pdf(
        stylesheets=[STYLE], font_config=printer.FONTS, pdf_variant="pdf/a-3a"
    )


def bare_sign(content: bytes, slot: str, key: bytes) -> bytes:
    """As pyHanko's documentation does it, the key and its certificate read each time."""
    certificate = company()
    from asn1crypto import keys, pem, x509
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    _kind, _headers, mark = pem.unarmor(certificate.pem.encode())
    signer = signers.SimpleSigner(
        signing_cert=x509.Certificate.load(mark), signing_key=keys.PrivateKeyInfo.load(_der(key)),
        cert_registry=SimpleCertificateStore(),
    )  # fmt: skip
    facts = signers.PdfSignatureMetadata(field_name=slot, subfilter=fields.SigSeedSubFilter.PADES)
    style = TextStampStyle(stamp_text="signed")
    tool = signers.PdfSigner(facts, signer=signer, stamp_style=style)
    written = io.BytesIO()
    tool.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(content)), output=written)
    return written.getvalue()


def _der(key: bytes) -> bytes:
    from cryptography.hazmat.primitives import serialization as form

    load = form.load_pem_private_key if key.startswith(b"-----") else form.load_der_private_key
    return load(key, None).private_bytes(form.Encoding.DER, form.PrivateFormat.PKCS8, form.NoEncryption())


def in_parallel(runs: int) -> str:
    """What a second worker brings: the bilingual document, so many times by one and by two."""
    data = three_pages()
    job = {"job": "render", "data": pdf.canonical(data).decode(), "template": "acceptance"}
    workers = [Renderer(), Renderer()]
    for worker in workers:
        worker.ask(job)

    def work(worker: Renderer, times: int) -> None:
        for _n in range(times):
            worker.ask(job)

    started = time.perf_counter()
    work(workers[0], 2 * runs)
    one = time.perf_counter() - started
    threads = [threading.Thread(target=work, args=(worker, runs)) for worker in workers]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    two = time.perf_counter() - started
    for worker in workers:
        worker.close()
    return f"{2 * runs} bilingual documents: one worker {one:.2f} s, two workers {two:.2f} s ({one / two:.2f} times as fast)"


def _processor() -> float:
    """Seconds of processor that this process and its workers have used."""
    ticks = os.sysconf("SC_CLK_TCK")
    total = time.process_time()
    for worker in (renderer, seal.sealer):
        if worker._child is not None:
            stat = Path(f"/proc/{worker._child.pid}/stat").read_text().rpartition(")")[2].split()
            total += (int(stat[11]) + int(stat[12])) / ticks
    return total


def _peak(worker: Renderer) -> int:
    """Megabytes that the worker's process took at most."""
    child = worker._child
    lines = Path(f"/proc/{child.pid}/status").read_text().splitlines() if child else []
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM")), 0)


if __name__ == "__main__":
    main()
