"""Statements of a bank, as its files tell them, and what becomes of them."""

import uuid

from django.core.files.uploadedfile import SimpleUploadedFile

from aftersales.models import BankStatement
from aftersales.statements import booking, matching
from lifecycle.models import Project
from tests.aftersales.milestones import day, make_due

HEAD = "交易日期,交易流水号,对方户名,贷方发生额,借方发生额,摘要"


def csv_of(*lines, head=HEAD):
    return "\n".join([head, *lines]).encode()


def line(amount="1000.00", ref="F001", payer="人民医院", text="", on=None, out=""):
    return f"{on or day()},{ref},{payer},{amount},{out},{text}"


def upload(cast, content, by=None, name="流水.csv", **more):
    facts = {"account": "6222 0001", "currency": "CNY", "key": uuid.uuid4()} | more
    return booking.take_in(by=by or cast.commercial, upload=SimpleUploadedFile(name, content), **facts)


def plan(statement, user):
    return matching.plan(BankStatement.objects.get(pk=statement.pk), user)


def confirm(statement, user):
    now = BankStatement.objects.get(pk=statement.pk)
    return booking.confirm(now, by=user, digest=matching.plan(now, user).digest(now.version))


def make_invoiced(cast):
    """A payment that is due and invoiced, in a project whose contract has a number."""
    milestone = make_due(cast)
    milestone.invoice(by=cast.commercial, number="26440001", on=day())
    Project.objects.filter(pk=cast.project.pk).update(contract_number="HT-2026-88")
    return milestone
