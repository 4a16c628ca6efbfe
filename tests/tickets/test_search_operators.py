"""Operators in both languages, and whatever else is typed."""

from __future__ import annotations

import datetime as dt

import pytest

from atiende.kernel.actors import SYSTEM
from atiende.tickets.actions.assign_ticket import assign_ticket
from atiende.tickets.queries import search_tickets

NOW = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)


@pytest.fixture
def case(house, opened, words, attachment, set_status):
    message = words("El termostato no va", attachments=(attachment(),))
    ticket = opened(message=message)
    assign_ticket(ticket_id=ticket.ticket_id, agent_id=house.owner.id, by=SYSTEM, at=NOW)
    return ticket


@pytest.mark.parametrize(
    ("typed", "is_found"),
    [
        ("estado:abierto", True),
        ("status:open", True),
        ("estado:cerrado", False),
        ("-estado:cerrado", True),
        ("estado:spam", False),
        ("equipo:ayuda", True),
        ("team:ayuda", True),
        ("-equipo:ayuda", False),
        ("asignado:yo", True),
        ("assigned:me", True),
        ("asignado:olga", True),
        ("asignado:nadie", False),
        ("de:rosa", True),
        ("from:rosa@correo.example", True),
        ("de:pedro", False),
        ("tiene:adjunto", True),
        ("has:file", True),
        ("-has:file", False),
        ("desde:ayer", True),
        ("since:2026-01-01", True),
        ("antes:01/01/2026", False),
        ("before:2026-01-01", False),
        ("EQUIPO:Ayuda TERMOSTATO", True),
    ],
)
def test_operators_narrow_down(house, case, typed, is_found):
    for text in (typed, f"termostato {typed}"):
        page = search_tickets(house.owner, text, now=dt.datetime.now(dt.UTC))
        assert bool(page.rows) is is_found, text


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("estado:raro", "unknown_value"),
        ("equipo:inexistente", "unknown_value"),
        ("desde:nunca", "not_a_date"),
        ("antes:2026-99-99", "not_a_date"),
        ("tiene:razón", "unknown_value"),
        ("-termostato", "only_without"),
        ("palabra " * 200, "too_long"),
    ],
)
def test_what_means_nothing_is_said(house, case, typed, code):
    assert code in [problem.code for problem in search_tickets(house.owner, typed, now=NOW).problems]


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "a & b | !c <-> d:*",
        "'; DROP TABLE tickets_ticket; --",
        "\\' :* & (",
        "termo\x00stato",
        "x" * 10_000,
        "de la que el y",
        "the of and",
        "😀 🎉",
        "\u202etatsomret\u202c",
        "مرحبا بالعالم",
        "日本語 の テスト",
        '"',
        '""',
        '"""" - -- -"',
        "::: estado: :abierto estado:",
        "%s %(x)s {} \\u0000",
        "#99999999999999999999999",
        "-" * 300,
        "\ud800",
        "ǅ ß ﬁn İ",
        "http://ejemplo.example/a?b=c&d='e'",
        "12:30",
        'estado:"',
    ],
)
def test_nothing_that_is_typed_breaks_it(house, case, typed):
    for after in ("", "x", "W10", "é"):
        search_tickets(house.owner, typed, after=after, now=NOW)
