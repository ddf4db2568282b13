"""Knowledge for the customer's own people that was agreed in technical exchanges."""

from typing import Any

from lifecycle.text import twin
from lifecycle.transfers import Transfer
from presales.models.exchanges import KnowledgeItem


def knowledge_items(*, project: Any) -> list[Transfer]:
    rows = KnowledgeItem.objects.filter(exchange__project=project).select_related("exchange", "contact")
    found = []
    for row in rows.order_by("exchange__number", "order"):
        row.exchange.project = project
        url = row.exchange.get_absolute_url()
        found.append(Transfer(f"presales.knowledgeitem.{row.pk}", twin(row, "topic"), row.contact, row.done_on, url))
    return found
