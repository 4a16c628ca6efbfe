from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atiende.organisation.rules.brand import problems_of_palette
from atiende.organisation.rules.colours import (
    DEFAULT_DARK,
    DEFAULT_LIGHT,
    Palette,
    contrast_ratio,
    normal_hex,
    unreadable,
)

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [
        ("#000000", "#ffffff", 21),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.0),
    ],
)
def test_known_ratios(first, second, ratio):
    assert contrast_ratio(first, second) == pytest.approx(ratio, abs=0.01)


@settings(deadline=None)
@given(first=colours, second=colours)
def test_a_ratio_lies_between_1_and_21_whichever_comes_first(first, second):
    assert 1 <= contrast_ratio(first, second) <= 21
    assert contrast_ratio(first, second) == contrast_ratio(second, first)


def test_the_palettes_of_the_house_are_readable():
    assert not unreadable(DEFAULT_LIGHT, "light")
    assert not unreadable(DEFAULT_DARK, "dark")


def test_white_on_yellow_is_refused_where_it_stands():
    problems = problems_of_palette(Palette("#ffdd00", "#ffee00", "#fffbe0", "#ffffff"), "light")
    assert set(problems) == {"light_brand", "light_hover", "light_soft", "light_on_brand"}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("0B6E69", "#0b6e69"), ("#fff", "#ffffff"), ("red", None), ("url(x)", None), ("", None)],
)
def test_colours_as_typed(typed, kept):
    assert normal_hex(typed) == kept
