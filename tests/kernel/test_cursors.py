from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atiende.kernel.cursors import cursor_of, place_of

NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))
NUMBERS = st.integers(-(2**63) + 1, 2**63 - 1)


@given(NAMES, NUMBERS, st.booleans())
def test_a_place_comes_back(name: str, number: int, is_first: bool) -> None:
    assert place_of(cursor_of(name, number, is_first), str, int, bool) == (name, number, is_first)


@given(st.text() | NAMES.map(lambda name: base64.urlsafe_b64encode(name.encode()).decode()))
def test_any_other_text_is_no_place(text: str) -> None:
    assert place_of(text, str, int) is None


@pytest.mark.parametrize(
    "place",
    [(True, 1), ("a", True), ("a", 2**63), ("a", -(2**63)), ("a\x00", 1), ("\ud800", 1), ("a",), ("a", 1, 1)],
)
def test_what_a_database_cannot_take_is_no_place(place: tuple[str | int, ...]) -> None:
    assert place_of(cursor_of(*place), str, int) is None


def test_lists_in_lists_do_not_end_the_process() -> None:
    assert place_of(base64.urlsafe_b64encode(b"[" * 100_000).decode(), int) is None
