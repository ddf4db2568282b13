"""大写金额， as banks check it."""

from decimal import Decimal

import pytest

from lifecycle.pdf.capitals import capital


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        ("0", "零元整"),
        ("1", "壹元整"),
        ("10", "壹拾元整"),
        ("105", "壹佰零伍元整"),
        ("1005.50", "壹仟零伍元伍角整"),
        ("1005.05", "壹仟零伍元零伍分"),
        ("0.07", "柒分"),
        ("284000.00", "贰拾捌万肆仟元整"),
        ("1280000.00", "壹佰贰拾捌万元整"),
        ("10005000", "壹仟万伍仟元整"),
        ("100000001", "壹亿零壹元整"),
        ("1234567890.12", "壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元壹角贰分"),
        ("10203.99", "壹万零贰佰零叁元玖角玖分"),
    ],
)
def test_amounts(amount, written):
    assert capital(Decimal(amount)) == written


@pytest.mark.parametrize("amount", ["-1", "1e16"])
def test_amounts_without_capitals(amount):
    assert capital(Decimal(amount)) == ""
