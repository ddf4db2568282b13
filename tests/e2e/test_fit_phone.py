"""Every main page in the dark on a phone, in both languages: nothing to scroll sideways, nothing for axe to find."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import transaction
from playwright.sync_api import Page

from aftersales.models import PaymentMilestone
from lifecycle.models import Commitment, User
from tests.delivery.kickoffs import fill, make_kickoff
from tests.presales.writing import a_final_log, a_presented_solution, send

pytestmark = pytest.mark.any_database  # what fits a phone is no matter of the database
WIDTH = 390


@pytest.fixture
def busy(cast: SimpleNamespace) -> SimpleNamespace:
    """The cast at work: research, a solution out for signature, a promise, a kickoff, a plan of payments."""
    cast.project.advance(by=cast.sales, gate="G0")
    cast.project.refresh_from_db()
    cast.log = a_final_log(cast)
    cast.solution = a_presented_solution(cast)
    cast.document = cast.solution.issue(by=cast.implementation)
    send(cast.document, cast.implementation, cast.signatory)
    with transaction.atomic():
        promise = Commitment(
            project=cast.project, text="二院区与本部同月上线", promise_kind="schedule", source="negotiation",
            promised_by=cast.sales, promised_to=cast.owner,
        )  # fmt: skip
        promise.put(by=cast.sales, read_version=None)
        fill(make_kickoff(cast), cast)
        milestone = PaymentMilestone(
            project=cast.project, name="签约款", percent=30, trigger="signing", currency="CNY"
        )
        milestone.put(by=cast.commercial, read_version=None)
    return cast


def pages_of(busy: SimpleNamespace) -> list[tuple[User, list[str]]]:
    """Who opens what."""
    number = busy.project.number
    project = f"/projects/{number}/"
    item = busy.project.items.get(code="S1-01")
    return [
        (busy.pm, [
            "/", "/pipeline/", "/pipeline/?view=board", "/projects/", "/documents/", "/customers/",
            busy.customer.get_absolute_url(), "/payments/", "/search/?q=ERP", "/outbox/", "/profile/",
            project, f"{project}edit/", f"{project}contract/", f"{project}people/", f"{project}events/",
            f"{project}documents/", f"{project}presales/", f"{project}delivery/", f"{project}aftersales/",
            item.get_absolute_url(), f"{project}items/{item.pk}/skip/", f"{project}items/new/",
            f"{project}presales/research-logs/", f"{project}presales/research-logs/1/", f"{project}presales/research-logs/new/",
            f"{project}presales/solutions/", f"{project}presales/solutions/1/", f"{project}presales/solutions/new/",
            f"{project}lifecycle/promises/", f"{project}lifecycle/promises/1/", f"{project}lifecycle/promises/new/",
            f"{project}delivery/kickoffs/1/", f"{project}delivery/kickoffs/1/edit/",
            f"{project}aftersales/acceptances/new/", f"{project}aftersales/milestones/", f"{project}aftersales/milestones/1/",
            busy.document.get_absolute_url(), "/accounts/password/change/", "/accounts/2fa/",
        ]),
        (busy.sales, ["/projects/new/", "/customers/new/", f"{busy.customer.get_absolute_url()}contacts/new/"]),
        (busy.commercial, [f"{project}aftersales/milestones/new/", f"{project}contract/"]),
        (busy.executive, [project, f"{project}override/"]),
        (busy.admin, [
            "/settings/", "/settings/company/", "/settings/gates/", "/settings/calendar/", "/settings/users/",
            "/settings/users/new/", "/settings/playbooks/", f"/settings/playbooks/{busy.project.playbook_id}/",
        ]),
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_main_pages_fit(open_page: Callable[..., Page], axe: Any, busy: SimpleNamespace, language: str) -> None:
    User.objects.update(language=language)
    faults = []
    for user, paths in pages_of(busy):
        page = open_page(user, language=language, width=WIDTH, height=844, dark=True)
        for path in paths:
            answer = page.goto(path)
            if answer is None or answer.status != 200:
                faults.append(f"{path}: {answer and answer.status}")
                continue
            width = page.evaluate("document.documentElement.scrollWidth")
            if width > WIDTH:
                faults.append(f"{path}: {width - WIDTH} px too wide")
            faults += [f"{path}: {fault}" for fault in axe(page)]
        page.context.close()
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)
