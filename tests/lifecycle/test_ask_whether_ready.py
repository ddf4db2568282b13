"""The customer says by link what is ready at the site; whoever is responsible is reminded before the day."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lifecycle import blocking
from lifecycle.errors import Refused
from lifecycle.models import Event, Outbox, PortalLink, ReadinessAsk, ReadinessItem
from lifecycle.models.readiness_asks import tick
from tests.cast import put_in_state
from tests.delivery.plans import make_implementation_plan
from tests.presales.ready import make_readiness

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
DAY = timedelta(days=1)


def path_of(mail: Outbox) -> str:
    return "/a/" + mail.text.split("/a/", 1)[1].split()[0]


@pytest.fixture
def out(cast: SimpleNamespace, client: Client) -> SimpleNamespace:
    rows = [make_readiness(cast), make_readiness(cast, what="机柜两台", what_en="Two racks")]
    client.force_login(cast.pm)
    url = rows[0].act_url("ask")
    page = client.get(url).content.decode()
    assert "机柜两台" in page or "Two racks" in page
    facts = {"also": [rows[1].pk], "until": TODAY() + 5 * DAY, "message": "请周五前答复"}
    assert client.post(url, facts).status_code == 302
    client.logout()
    mail = Outbox.objects.get(kind="ask_whether_ready")
    return SimpleNamespace(rows=rows, mail=mail, path=path_of(mail), asks=list(ReadinessAsk.objects.order_by("pk")))


def test_they_answer_by_link_once(cast: SimpleNamespace, client: Client, out: SimpleNamespace) -> None:
    assert client.get(out.path).status_code == 200
    first, second = out.asks
    facts = {f"v{first.pk}": "ready", f"v{second.pk}": "later"}
    refused = client.post(out.path, facts)
    assert refused.status_code == 422 and ReadinessItem.objects.filter(state="open").count() == 2
    facts |= {f"d{second.pk}": (TODAY() + 40 * DAY).isoformat(), f"w{second.pk}": "机柜月底到货"}
    assert client.post(out.path, facts).status_code == 302
    ready, later = (ReadinessItem.objects.get(pk=row.pk) for row in out.rows)
    assert (ready.state, ready.ready_on) == ("ready", TODAY())
    assert (later.state, later.promised_for, later.is_late_promise) == ("promised", TODAY() + 40 * DAY, True)
    assert client.post(out.path, facts).status_code == 200  # counts once
    assert Event.objects.about(later).filter(verb="readiness.said_later").count() == 1
    client.force_login(cast.pm)
    page = client.get(later.get_absolute_url()).content.decode()
    assert "机柜月底到货" in page


def test_an_ended_link_is_dead(cast: SimpleNamespace, client: Client, out: SimpleNamespace) -> None:
    client.force_login(cast.pm)
    link = PortalLink.objects.get()
    answer = client.post(reverse("portal_link_end", args=[cast.project.number, link.pk]))
    assert answer.status_code == 302
    assert client.get(out.path).status_code == 410


def test_what_has_moved_on_is_left_alone(cast: SimpleNamespace, out: SimpleNamespace) -> None:
    row = out.rows[0]
    row.refresh_from_db()
    row.report(by=cast.pm, on=TODAY())
    row.verify(by=cast.pm, proof="现场看过，可以用")
    answers = {ask.pk: ("later", TODAY() + DAY, "") for ask in out.asks}
    assert ReadinessAsk.answer(PortalLink.objects.get(), answers)
    row.refresh_from_db()
    assert row.state == "verified"


@pytest.mark.parametrize("fault", ["nobody", "no mail", "today"])
def test_asking_is_refused(cast: SimpleNamespace, fault: str) -> None:
    row = make_readiness(cast, responsible=None if fault == "nobody" else cast.owner)
    if fault == "no mail":
        type(cast.owner).objects.filter(pk=cast.owner.pk).update(email="")
        row.refresh_from_db()
    with pytest.raises(Refused):
        row.ask(by=cast.pm, until=TODAY() if fault == "today" else TODAY() + DAY)


def test_a_reminder_goes_out_before_the_day_once(cast: SimpleNamespace) -> None:
    put_in_state(cast.project, "delivery")
    row, other = make_readiness(cast, needed_by=TODAY() + 2 * DAY), make_readiness(cast, needed_by=TODAY() + 3 * DAY)
    make_readiness(cast, needed_by=TODAY() + 20 * DAY)
    assert "1" in tick(today=TODAY())
    assert {ask.item_id for ask in ReadinessAsk.objects.all()} == {row.pk, other.pk}
    assert tick(today=TODAY()) == ""
    row.refresh_from_db()
    row.promise(by=cast.pm, on=TODAY() + DAY)
    call_command("tick", "--quiet")
    assert ReadinessAsk.objects.filter(item=row).count() == 2  # another day was named


def test_what_waits_for_it_says_so(cast: SimpleNamespace, client: Client) -> None:
    put_in_state(cast.project, "delivery")
    plan = make_implementation_plan(cast, upto="draft", contract=False)
    key, label = blocking.choices(cast.project)[0]
    row = make_readiness(cast)
    client.force_login(cast.pm)
    facts = {
        "what": row.what, "what_en": row.what_en, "item_kind": "line", "responsible": cast.owner.pk,
        "needed_by": row.needed_by, "for_go_live": "on", "blocks": key, "version": row.version,
    }  # fmt: skip
    assert client.post(row.get_absolute_url() + "edit/", facts).status_code == 302
    row.refresh_from_db()
    assert row.for_go_live and row.blocked.label == label
    assert label in client.get(row.get_absolute_url()).content.decode()
    item = plan.items.get(pk=row.blocks_id)
    assert row.label in client.get(item.get_absolute_url()).content.decode()
