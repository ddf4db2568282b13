"""Amounts in Chinese capital numerals (大写金额), as on invoices and cheques."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

DIGITS = "零壹贰叁肆伍陆柒捌玖"
PLACES = ("", "拾", "佰", "仟")
GROUPS = ("", "万", "亿", "兆")
LIMIT = Decimal(10) ** 16


def capital(amount: Decimal) -> str:
    """壹佰贰拾捌万元整; empty for what these numerals are not used for."""
    value = amount.quantize(Decimal("0.01"), ROUND_HALF_UP)
    if value < 0 or value >= LIMIT:
        return ""
    yuan, cents = divmod(int(value * 100), 100)
    jiao, fen = divmod(cents, 10)
    text = f"{_whole(yuan)}元" if yuan else ""
    if jiao:
        text += f"{DIGITS[jiao]}角"
    elif fen and yuan:
        text += "零"
    if fen:
        text += f"{DIGITS[fen]}分"
    return (text or "零元") + ("" if fen else "整")


def _whole(number: int) -> str:
    groups = []
    while number:
        number, group = divmod(number, 10_000)
        groups.append(group)
    text, gap = "", False
    for at in range(len(groups) - 1, -1, -1):
        group = groups[at]
        if not group:
            gap = bool(text)
            continue
        if text and (gap or group < 1000):
            text += "零"
        text += _group(group) + GROUPS[at]
        gap = False
    return text


def _group(number: int) -> str:
    text, zero = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            text += ("零" if zero else "") + DIGITS[digit] + PLACES[place]
            zero = False
        else:
            zero = bool(text)
    return text
