"""Projects as lists, boards and exports show them: whose amounts a reader may see, sums, and ready rows."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import BooleanField, Count, DecimalField, Exists, ExpressionWrapper, F, OuterRef, Q, Sum, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from lifecycle import access, display
from lifecycle.frame import TONES, health, health_word, light_names
from lifecycle.models.lights import promise_words
from lifecycle.models.members import ProjectMember
from lifecycle.models.projects import ProjectQuerySet
from lifecycle.models.users import User
from lifecycle.readings import GREEN, RED
from lifecycle.stages import AT_REST, UNSIGNED, State
from lifecycle.templatetags.tl import badge, due
from lifecycle.text import labelled

STATES = {state.value: state.label for state in State}
MONEY = DecimalField(max_digits=18, decimal_places=2)
AMOUNT = Coalesce("contract_amount", "expected_amount", output_field=MONEY)
UNSIGNED_NOW = Q(state__in=UNSIGNED, contract_passed_at=None)
MONEY_AREAS = ("contract", "payment")


def acting(user: User, act: str, *areas: str) -> Q | None:
    """Projects in which a role of this person gives them the act in one of the areas. None: in all they see."""
    roles = {role for area in areas for role in access.roles_with(act, area)}
    if any(role in roles for role in user.roles if role in access.COMPANY_WIDE):
        return None
    mine = ProjectMember.objects.acting(user).filter(project=OuterRef("pk"), role__in=roles)
    return Q(Exists(mine))


def with_money(rows: ProjectQuerySet, user: User) -> ProjectQuerySet:
    """Annotate `sees_money`: may this reader know the amounts of the row?"""
    allowed = acting(user, "R", *MONEY_AREAS)
    if allowed is None:
        return rows.annotate(sees_money=Value(True))
    return rows.annotate(sees_money=ExpressionWrapper(allowed, output_field=BooleanField()))


def late(today: date | None = None) -> Q:
    """Projects whose light is not green: something is late, a promise is in the red, a payment is overdue."""
    day = today or timezone.localdate()
    running = ~Q(state__in=AT_REST)
    time = Q(oldest_due__lt=day) | Q(plan_due__lt=day) | Q(planned_end__lt=day, actual_end=None)
    return running & (time | Q(red_promises__gt=0) | Q(oldest_money_due__lt=day) | ~Q(readings_colour=""))


def sums(rows: ProjectQuerySet, *groups: str) -> list[dict[str, Any]]:
    """Count, amount and weighted amount by currency (and further fields), of rows that went through `with_money`."""
    weighted = ExpressionWrapper(AMOUNT * F("win_probability") / Value(Decimal(100)), output_field=MONEY)
    known = Q(sees_money=True)
    return list(
        rows.order_by().values(*groups, "currency").annotate(
            n=Count("pk"), amount=Sum(AMOUNT, filter=known), weighted=Sum(weighted, filter=known)
        ).order_by(*groups, "currency")
    )  # fmt: skip


def total_words(groups: Iterable[dict[str, Any]], *, weighted: bool = False) -> str:
    """`¥31.2M · weighted ¥14.8M`: the sums of several groups, one amount per currency."""
    amounts, shares = add_up(groups, "amount"), add_up(groups, "weighted")
    words = [_join(amounts)] if amounts else []
    if weighted and shares:
        words.append(_("weighted %(amount)s") % {"amount": _join(shares)})
    return " · ".join(words)


def add_up(groups: Iterable[dict[str, Any]], key: str) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for group in groups:
        if group[key]:
            found[group["currency"]] = found.get(group["currency"], Decimal(0)) + group[key]
    return found


def _join(amounts: dict[str, Decimal]) -> str:
    return " + ".join(display.money_short(amount, currency) for currency, amount in sorted(amounts.items()))


# -- rows ----------------------------------------------------------------------------------------------------------


def list_rows(projects: Iterable[Any]) -> list[dict[str, Any]]:
    """Rows of the projects list as plain, ready values; no query and no further look-up in the template."""
    today = timezone.localdate()
    return [_list_row(project, today) for project in projects]


def _list_row(project: Any, today: date) -> dict[str, Any]:
    owner = project.presales_owner if project.state in UNSIGNED else project.delivery_owner or project.presales_owner
    mood = health(project)
    return {
        "url": project.get_absolute_url(),
        "number": project.number,
        "name": project.label(),
        "customer": str(project.customer),
        "state": _state(project),
        "owner": owner.label() if owner else display.NONE,
        "health": badge(mood["tone"], mood["text"]),
        "lights": _lights(project, today),
        "done": f"{project.done_items}/{project.total_items}",
        "due": due(project.oldest_due if project.is_running else None) or display.NONE,
        "amount": display.money(project.amount, project.currency) if project.sees_money else "",
        "sign": display.day(project.expected_sign_on) if project.state in UNSIGNED else "",
    }


def _state(project: Any) -> Any:
    """Its state; what is accepted and not paid says so beside it."""
    word = str(STATES[project.state])
    return format_html("{} {}", word, badge("late", unpaid_word())) if project.accepted_unpaid else word


def _lights(project: Any, today: date) -> SafeString:
    """Three dots, whose shapes differ as their colours do; their words are for screen readers, the reasons in the tooltip."""
    if not project.is_running:
        return SafeString("")
    names = light_names()
    dots = (
        (names[key], TONES[colour], health_word(colour), reason)
        for key, (colour, reason) in project.lights(today).items()
    )
    rows = [(reason, tone, labelled(name, word)) for name, tone, word, reason in dots]
    inner = format_html_join(
        "",
        '<span class="tl-light tl-light-{1}" title="{2} · {0}"><span class="visually-hidden">{2}</span></span>',
        rows,
    )
    return format_html('<div class="tl-lights">{}</div>', inner)


def unpaid_word() -> str:
    return _("Accepted, unpaid")


def pipeline_rows(projects: Iterable[Any]) -> list[dict[str, Any]]:
    """Rows of the pipeline's table: a list row with what the card of the board says."""
    today = timezone.localdate()
    found = []
    for project in projects:
        row = _list_row(project, today)
        row["win"] = _win(project) or display.NONE
        row["amount"], row["sign"] = row["amount"] or display.NONE, row["sign"] or display.NONE
        row["lines"] = format_html_join("", "<div{}>{}</div>", _card_lines(project, today, NEXT_IN_ROW))
        found.append(row)
    return found


def card(project: Any, *, with_state: bool) -> dict[str, Any]:
    """A card of the board: what stands in the way, the worst first."""
    today = timezone.localdate()
    amount = display.money_short(project.amount, project.currency) if project.sees_money and project.amount else ""
    colour, win = project.health(today), _win(project)
    note = win or ("" if colour == GREEN else badge(TONES[colour], health_word(colour)))
    title = format_html(' title="{}"', _("Win probability")) if win else ""
    state = str(STATES[project.state]) if with_state else ""
    return {
        "url": project.get_absolute_url(),
        "name": project.label(),
        "sub": " · ".join(filter(None, [str(project.customer), amount, state])),
        "note": format_html('<span class="board-num"{}>{}</span>', title, note) if note else "",
        "done": project.done_items,
        "total": project.total_items or 1,
        "progress": _("%(done)d of %(total)d items done") % {"done": project.done_items, "total": project.total_items},
        "lines": format_html_join("", "<p{}>{}</p>", _card_lines(project, today, NEXT_ON_CARD)),
        "stale": " is-stale" if colour == RED else "",
    }


def _win(project: Any) -> str:
    unsigned = project.state in UNSIGNED and not project.contract_passed_at
    return f"{project.win_probability}%" if unsigned else ""


NEXT_ON_CARD, NEXT_IN_ROW = "{} <b>{}</b> {}", "{} {} {}"
BAD, WARN, PLAIN = SafeString(' class="tl-text-bad"'), SafeString(' class="tl-text-warn"'), SafeString("")


def _card_lines(project: Any, today: date, next_line: str) -> list[tuple[str, str]]:
    """The class and the words of the two most urgent lines."""
    lines: list[tuple[str, str]] = []
    if project.oldest_money_due and project.oldest_money_due < today and project.sees_money:
        late_by = (today - project.oldest_money_due).days
        lines.append((BAD, _("Payment %(n)d d overdue") % {"n": late_by}))
    if project.accepted_unpaid:
        sum_ = f" · {display.money_short(project.open_amount, project.currency)}" if project.sees_money else ""
        lines.append((BAD, f"{unpaid_word()}{sum_}"))
    if project.promised_too_short:
        lines.append((BAD, project.promised_too_short))
    elif project.red_promises:
        lines.append((BAD, promise_words(project.red_promises)))
    if project.waiting_on_customer_since:
        since = (today - timezone.localtime(project.waiting_on_customer_since).date()).days
        words = (
            _("Waiting for the customer for %(n)d d") % {"n": since} if since > 0 else _("Waiting for the customer")
        )
        lines.append((WARN, words))
    if project.next_item:
        words = format_html(next_line, _("Next:"), project.next_item.title, due(project.oldest_due))
        lines.append((PLAIN, words))
    return lines[:2] or [(PLAIN, _("Nothing is planned next."))]


def export_head() -> list[Any]:
    return [
        _("Number"), _("Name"), _("Customer"), _("State"), _("Owner"), _("Done"), pgettext("checklist", "Items"), _("Next due"),
        _("Currency"), _("Amount"), _("Win probability, %"), _("Signing expected on"), _("Open promises"),
    ]  # fmt: skip


def export_rows(projects: Iterable[Any]) -> Iterable[list[Any]]:
    for project in projects:
        row = _list_row(project, timezone.localdate())
        yield [
            project.number, row["name"], row["customer"], str(STATES[project.state]), row["owner"], project.done_items,
            project.total_items, project.oldest_due, project.currency,
            project.amount if project.sees_money else None, project.win_probability, project.expected_sign_on,
            project.open_promises,
        ]  # fmt: skip


def month_end(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
