from __future__ import annotations

import pytest

from atiende.kernel.ordering import moved_one_place


@pytest.mark.parametrize(
    ("moved", "is_up", "order"),
    [("b", True, "bacd"), ("b", False, "acbd"), ("a", True, None), ("d", False, None)],
)
def test_a_row_changes_places_with_its_neighbour(moved: str, is_up: bool, order: str | None) -> None:
    found = moved_one_place("abcd", moved, is_up=is_up)
    assert (found and "".join(found)) == order


@pytest.mark.parametrize(
    ("moved", "is_up", "order"),
    [("d", True, "dabc"), ("a", False, "bcda"), ("c", True, "cabd"), ("c", False, "abdc")],
)
def test_rows_out_of_sight_are_passed_over(moved: str, is_up: bool, order: str) -> None:
    assert "".join(moved_one_place("abcd", moved, is_up=is_up, seen="ad") or ()) == order


def test_without_a_neighbour_in_sight_nothing_moves() -> None:
    assert moved_one_place("abc", "b", is_up=True, seen="b") is None
