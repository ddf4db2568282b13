"""Whatever befalls the render worker, the process that asked goes on and the next document is made."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from lifecycle import pdf
from lifecycle.pdf import limits
from lifecycle.pdf.renderer import ROOT, Renderer
from tests.lifecycle.pdf import samples


@pytest.fixture
def worker():
    worker = Renderer(seconds=20)
    yield worker
    worker.close()


def job(data=None, template="payment_request"):
    data = data or samples.payment_request("en")
    return {"job": "render", "data": pdf.canonical(data).decode(), "template": template}


def test_a_job_that_takes_too_long_is_stopped_and_the_next_is_done(worker):
    worker.ask(job())
    worker.seconds = 0.05
    started = time.monotonic()
    with pytest.raises(pdf.RenderFailed):
        worker.ask(job(samples.acceptance("both"), "acceptance"))
    assert time.monotonic() - started < 5
    worker.seconds = 20
    assert worker.ask(job())["pdf"]


def test_a_killed_worker_is_replaced(worker):
    worker.ask(job())
    os.kill(worker._child.pid, signal.SIGKILL)
    worker._child.wait()
    assert worker.ask(job())["pdf"]


def test_a_worker_that_dies_over_a_job_is_a_clear_failure(worker):
    worker.ask(job())
    dying = worker._child
    timer = threading.Timer(0.1, dying.kill)
    timer.start()
    with pytest.raises(pdf.RenderFailed) as caught:
        worker.ask(job(samples.acceptance("both"), "acceptance"))
    assert "render" in caught.value.detail
    assert worker.ask(job())["pdf"]


def test_a_worker_is_renewed_after_its_share_of_jobs():
    worker = Renderer(seconds=20, jobs=2)
    worker.ask(job())
    first = worker._child.pid
    worker.ask(job())
    assert worker._child is None
    worker.ask(job())
    assert worker._child.pid != first
    worker.close()


def test_many_threads_each_get_their_own_document(worker):
    made = {}

    def make(number):
        data = samples.payment_request("en", version=number)
        made[number] = worker.ask(job(data))["pdf"]

    threads = [threading.Thread(target=make, args=(number,)) for number in range(1, 6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(made.values())) == 5


def test_under_gevent_other_greenlets_go_on_meanwhile():
    code = (
        "from gevent import monkey; monkey.patch_all()\n"
        "import gevent, django.conf; django.conf.settings.configure(USE_I18N=False)\n"
        "from lifecycle import pdf; from tests.lifecycle.pdf import samples\n"
        "ticks = []\n"
        "def tick():\n"
        "    while True: ticks.append(1); gevent.sleep(0.01)\n"
        "gevent.spawn(tick)\n"
        "made = [gevent.spawn(pdf.render, samples.payment_request('en', version=n), 'payment_request') for n in (1, 2)]\n"
        "gevent.joinall(made, raise_error=True)\n"
        "assert made[0].value != made[1].value and made[0].value.startswith(b'%PDF')\n"
        "assert len(ticks) > 20, len(ticks)\n"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, timeout=60)


def test_a_forked_process_starts_its_own_worker():
    code = (
        "import os, django.conf; django.conf.settings.configure(USE_I18N=False)\n"
        "from lifecycle import pdf; from lifecycle.pdf.renderer import renderer; from tests.lifecycle.pdf import samples\n"
        "make = lambda: pdf.render(samples.payment_request('en'), 'payment_request')\n"
        "mine = make(); parent = renderer._child.pid\n"
        "if not os.fork():\n"
        "    same = make() == mine and renderer._child.pid != parent\n"
        "    renderer.close(); os._exit(0 if same else 1)\n"
        "assert os.wait()[1] == 0\n"
        "assert renderer._child.pid == parent and make() == mine\n"
    )
    subprocess.run([sys.executable, "-W", "ignore", "-c", code], cwd=ROOT, check=True, timeout=60)


def test_the_worker_holds_no_secrets(worker, monkeypatch):
    monkeypatch.setenv("EVENT_KEY", "do-not-hand-on")
    monkeypatch.setenv("DATABASE_URL", "do-not-hand-on")
    worker.ask(job())
    environment = Path(f"/proc/{worker._child.pid}/environ")
    if not environment.exists():
        pytest.skip("no /proc")
    assert b"do-not-hand-on" not in environment.read_bytes()
    held = {os.readlink(file) for file in Path(f"/proc/{worker._child.pid}/fd").iterdir()}
    assert not any(".sqlite3" in name for name in held)


def test_memory_and_time_are_bounded(worker):
    worker.ask(job())
    bounds = Path(f"/proc/{worker._child.pid}/limits")
    if not bounds.exists():
        pytest.skip("no /proc")
    rows = {line[:26].strip(): line[26:].split() for line in bounds.read_text().splitlines()}
    assert rows["Max address space"][0] == str(limits.MEMORY_BYTES)
    assert int(rows["Max cpu time"][0]) <= limits.JOB_SECONDS + 30


def test_a_worker_ends_with_its_parent():
    child = subprocess.Popen(
        [sys.executable, "-m", "lifecycle.pdf.worker"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    child.stdin.close()
    assert child.wait(20) == 0
    child.stdout.close()


def test_the_detail_of_a_failure_is_not_for_the_person():
    data = samples.acceptance("zh")
    data["body"]["panel"][0]["party"] = "secret-code"
    with pytest.raises(pdf.RenderFailed) as caught:
        pdf.render(data, "acceptance")
    assert "secret-code" not in str(caught.value) and json.dumps(str(caught.value))
