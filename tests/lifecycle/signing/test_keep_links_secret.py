"""Tokens and codes are nowhere but in the recipient's own mail: not in logs, errors, answers, headers or tables."""

import io
import logging
import re

import pytest
from django.db import connection
from django.test import Client, override_settings

from lifecycle.middleware.privacy import LineFormatter
from lifecycle.models import SiteSettings
from tests.lifecycle.signing.test_follow_link import filled, link_of
from tests.lifecycle.signing.test_give_code import code_of, wrong


class Ear:
    """All that any logger says at any level, as the product formats it and as it was before."""

    def __init__(self):
        self.formatted, self.raw = io.StringIO(), []
        self.handler = logging.StreamHandler(self.formatted)
        self.handler.setFormatter(LineFormatter())
        self.handler.addFilter(lambda record: self.raw.append(f"{record.getMessage()} {record.args}") or True)

    def __enter__(self):
        self.before = {}
        names = ["", "django", "django.request", "django.db.backends", "lifecycle", "lifecycle.requests", "gunicorn"]
        for logger in map(logging.getLogger, names):
            self.before[logger] = logger.level
            logger.setLevel(logging.DEBUG)
        # At DEBUG the templates' own logger quotes whole contexts; there is no setting of ours that turns that on.
        quiet = logging.getLogger("django.template")
        self.before[quiet] = quiet.level
        quiet.setLevel(logging.INFO)
        for logger in (logging.getLogger(), logging.getLogger("django")):
            logger.addHandler(self.handler)
        return self

    def __exit__(self, *_error):
        for logger, level in self.before.items():
            logger.setLevel(level)
            logger.removeHandler(self.handler)


@pytest.fixture
def path(cast, open_request):
    SiteSettings.objects.update(code_kinds=["T01"])
    return link_of(cast.owner.email)


def broken(*_args, **_more):
    raise RuntimeError("the page is broken")


@override_settings(DEBUG=False)
def test_neither_logs_nor_errors_nor_answers_tell_them(cast, path, document, monkeypatch):
    token = path.split("/")[2]
    client = Client(raise_request_exception=False)
    answers = []
    connection.force_debug_cursor = True  # statements with their parameters, too
    try:
        with Ear() as ear:
            answers += [client.get(path), client.post(path), client.get("/s/"), client.post("/s/code/send/")]
            code = code_of(cast.owner.email)
            answers += [client.post("/s/code/", {"code": wrong(code)}), client.post("/s/code/", {"code": code})]
            answers += [client.get("/s/"), client.post("/s/", filled(document)), client.get("/s/pdf/")]
            answers += [
                client.get(f"{path}x"),
                client.get(f"/sign/{token[:-1]}/"),
                client.put(path),
                client.post(path + "?next=/"),
            ]
            with monkeypatch.context() as patch:
                patch.setattr("lifecycle.visits.of_token", broken)
                answers += [client.get(path), client.post(path)]
                patch.setattr("lifecycle.visits.current", broken)
                answers += [client.get("/s/", headers={"referer": f"http://testserver{path}"})]
    finally:
        connection.force_debug_cursor = False
    said = ear.formatted.getvalue()
    assert [answer.status_code for answer in answers[-3:]] == [500] * 3
    assert "the page is broken" in said and "INSERT INTO" in said  # the floor: errors and statements were heard
    assert any(token in line for line in ear.raw)  # the negative control: unmasked it would have been there
    assert token not in said
    assert [line[:400] for line in said.splitlines() if re.search(rf"(?<!\d){code}(?!\d)", line)] == []
    for answer in answers:
        if answer.status_code == 405 or answer.get("Content-Type", "").startswith("application/pdf"):
            continue
        text = answer.content.decode() + str(answer.headers)
        # The first page's own language switch posts to its own address; after it the token is gone.
        assert token not in text or answer.request["PATH_INFO"].startswith("/sign/")
        assert code not in answer.content.decode()
        if answer.status_code == 200:
            assert answer["Referrer-Policy"] == "same-origin" and "no-store" in answer["Cache-Control"]


def test_no_table_holds_them(cast, path):
    token = path.split("/")[2]
    client = Client()
    client.post(path)
    client.post("/s/code/send/")
    code = code_of(cast.owner.email)
    rows = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith(("lifecycle_", "django_session", "account", "usersessions")):
                cursor.execute(f'SELECT * FROM "{table}"')
                rows += [str(cell) for row in cursor.fetchall() for cell in row]
    assert len(rows) > 1000
    assert any(cast.owner.email in row for row in rows)  # what is there is found
    assert not any(token in row for row in rows)
    assert not any(re.fullmatch(code, row) for row in rows)
