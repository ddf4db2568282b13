"""The case page of a reference: it tells what the customer allowed, names nobody else, and fits on two sheets."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from aftersales.documents.references import build_case, case_page
from aftersales.models import ReferencePromotion
from lifecycle.errors import Refused
from tests.aftersales.references import PAPER, consented, released
from tests.aftersales.trainings import held
from tests.cast import put_in_state

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def cast(cast: SimpleNamespace) -> SimpleNamespace:
    put_in_state(cast.project, "payment")
    return cast


def test_a_customer_who_is_not_to_be_named_is_named_nowhere(cast: SimpleNamespace) -> None:
    promotion = consented(cast, allows=["figures"], overview=f"{cast.customer.name}的药房。")
    with pytest.raises(Refused, match="does not name the customer"):
        promotion.release(by=cast.sales)
    ReferencePromotion.objects.update(overview="药房。")
    promotion = ReferencePromotion.objects.get()
    promotion.release(by=cast.sales)
    from lifecycle.pdf import canonical

    seen: list[str] = []
    import aftersales.documents.printing as printing

    real = printing.printed
    printing.printed = lambda data, template: (seen.append(canonical(data).decode()), (b"%PDF", 1))[1]  # type: ignore[assignment]
    try:
        case_page(promotion, language="zh")
    finally:
        printing.printed = real
    assert "浙江某医院" in seen[0]
    for name in (cast.customer.name, cast.customer.name_en, cast.project.name, cast.owner.name):
        assert name not in seen[0]


def test_figures_are_told_only_where_they_are_allowed(cast: SimpleNamespace) -> None:
    held(cast)
    assert [row["value"]["zh"] for row in build_case(consented(cast))["figures"]] == ["1"]
    promotion = ReferencePromotion.objects.get()
    promotion.note_consent(
        by=cast.sales, contact=cast.owner, allows=["name"], given_on=timezone.localdate(),
        until=timezone.localdate() + DAY, how="邮件", file=PAPER,
    )  # fmt: skip
    assert build_case(ReferencePromotion.objects.get())["figures"] == []


def test_the_page_is_printed_on_at_most_two_sheets(cast: SimpleNamespace, client: Client) -> None:
    promotion = released(cast)
    client.force_login(cast.sales)
    for language in ("zh", "en", "both"):
        answer = client.get(f"/references/{promotion.pk}/case.pdf?language={language}")
        assert answer.status_code == 200 and answer.content.startswith(b"%PDF"), language
    ReferencePromotion.objects.update(overview="很长。\n\n" * 300)
    with override("en"), pytest.raises(Refused, match="two pages"):
        case_page(ReferencePromotion.objects.get(), language="zh")
    ReferencePromotion.objects.update(overview="短", overview_en="")
    with pytest.raises(Refused):
        case_page(ReferencePromotion.objects.get(), language="en")
