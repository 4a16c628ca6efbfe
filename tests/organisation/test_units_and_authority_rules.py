"""Pure: circles on any day, which line of the matrix counts, tables of people, the picture."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from atiende.organisation.rules.authority import Asked, Authority, Limit, LineFields, limit_of
from atiende.organisation.rules.chart import Box, svg_of
from atiende.organisation.rules.people_table import BAD_DAY, BAD_ROLE, UnreadableTable, lines_of
from atiende.organisation.rules.structures import STRUCTURES, pieces_of
from atiende.organisation.rules.units import Place, would_circle

DAY = dt.date(2026, 11, 23)
LATER = dt.date(2027, 1, 1)


def test_a_circle_is_found_on_any_day_to_come() -> None:
    a, b, c = 1, 2, 3
    places = [
        Place(a, None, DAY),
        Place(b, a, DAY),
        Place(c, None, DAY, LATER - dt.timedelta(1)),
        Place(c, b, LATER),
    ]
    assert would_circle(places, unit_id=a, parent_id=b, from_on=DAY)
    assert would_circle(places, unit_id=a, parent_id=c, from_on=DAY), "from the new year c stands under b"
    assert not would_circle(places[:3], unit_id=a, parent_id=c, from_on=DAY)
    assert not would_circle(places, unit_id=c, parent_id=a, from_on=DAY)


def line(
    role: int, amount: int | None, *, currency: str = "EUR", kind: str = "refund", **more: str
) -> LineFields:
    return LineFields(kind, role, None if amount is None else Decimal(amount), currency, DAY, **more)


@pytest.mark.parametrize(
    ("asked", "roles", "expected"),
    [
        (Asked("refund", Decimal(50), "EUR"), {1}, Limit(Decimal(100))),
        (Asked("refund", Decimal(50), "EUR"), {1, 2}, Limit(Decimal(500))),
        (Asked("refund", Decimal(50), "eur", category="Pérdidas"), {1}, Limit(Decimal(20))),
        (Asked("refund", Decimal(50), "EUR", category="perdidas", tier="Oro"), {1}, Limit(Decimal(300))),
        (Asked("refund", Decimal(50), "EUR", category="Envíos › Pérdidas › Robo"), {1}, Limit(Decimal(20))),
        (Asked("refund", Decimal(50), "USD"), {1, 2}, None),
        (Asked("refund", Decimal(50), "USD"), {3}, Limit(None)),
        (Asked("refund", Decimal(50), "EUR"), {4}, None),
        (Asked("discount", Decimal(1), "EUR"), {1, 2, 3}, None),
        (Asked("exception"), {1}, Limit(None)),
    ],
)
def test_of_a_role_what_says_most_counts_and_of_several_roles_the_highest(
    asked: Asked, roles: set[int], expected: Limit | None
) -> None:
    lines = [
        line(1, 100),
        line(1, 20, category="perdidas"),
        line(1, 300, category="perdidas", tier="oro"),
        line(2, 500),
        line(3, None, currency=""),
        line(1, None, currency="", kind="exception"),
    ]
    assert limit_of(lines, roles, asked) == expected


def test_standing_in_adds_what_is_written_and_silence_binds_only_in_spending() -> None:
    lines = (line(1, 100, kind="approval"), line(2, 900, kind="approval"))
    asked = Asked("approval", Decimal(500), "EUR")
    assert not Authority(lines, frozenset({1})).allows(asked)
    assert Authority(lines, frozenset({1}), (frozenset({2}),)).allows(asked)
    assert not Authority(lines, frozenset({1}), (frozenset({7}),)).allows(asked), (
        "who says nothing lends nothing"
    )
    assert Authority(lines, frozenset({7})).allows(asked), "nobody wrote a limit of theirs for approvals"
    assert not Authority((), frozenset({1})).allows(Asked("refund", Decimal(1), "EUR"))


def test_lines_of_the_same_on_the_same_day_overlap() -> None:
    first = LineFields("refund", 1, Decimal(1), "EUR", DAY, LATER)
    assert first.overlaps(LineFields("refund", 1, Decimal(9), "EUR", LATER))
    assert not first.overlaps(LineFields("refund", 1, Decimal(9), "EUR", LATER + dt.timedelta(1)))
    assert not first.overlaps(LineFields("refund", 1, Decimal(9), "EUR", LATER, tier="oro"))
    assert "until_on" in LineFields("refund", 1, None, "", LATER, DAY).cleaned().problems()
    assert set(LineFields("x", 1, Decimal("-1"), "EU", DAY).cleaned().problems()) == {
        "kind",
        "amount",
        "currency",
    }


def test_a_table_says_its_bad_lines_and_reads_the_rest() -> None:
    text = (
        "\ufeffCorreo;Unidad;Papel;Desde;Hasta\nANA@x.example;Taller;Jefa;01/02/2026;\n\n"
        "b@x.example;Taller;rey;;\nc@x.example;Taller;;ayer;\nd@x.example"
    )
    ana, king, yesterday, short = lines_of(text)
    assert (ana.email, ana.role, ana.from_on, ana.until_on) == (
        "ana@x.example",
        "leader",
        dt.date(2026, 2, 1),
        None,
    )
    assert (king.number, king.problem) == (4, BAD_ROLE)
    assert yesterday.problem == BAD_DAY
    assert (short.unit, short.role) == ("", "member")
    with pytest.raises(UnreadableTable):
        lines_of("name,age\nx,1")
    with pytest.raises(UnreadableTable):
        lines_of("")


def test_the_picture_escapes_what_people_wrote_and_widens_with_the_tree() -> None:
    small = svg_of([Box("<script>", "A & B")], title='"Todo"')
    assert "<script>" not in small
    assert "&lt;script&gt;" in small
    assert "A &amp; B" in small
    wide = svg_of([Box("a", below=tuple(Box(str(n)) for n in range(5)))], title="")
    assert wide.count("<path") == 5
    assert 'width="1186"' in wide


def test_every_ready_structure_has_a_name_for_each_unit_once_in_its_tree() -> None:
    assert len(STRUCTURES) == 9
    for structure in STRUCTURES:
        named = [(dimension, piece.name) for dimension, piece, _above in pieces_of(structure)]
        assert len(named) == len(set(named)) == structure.count()
