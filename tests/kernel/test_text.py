import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atiende.kernel.text import beginning, clipped, folded, initials, isolated, one_line, slug


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Nova \t Hogar\n", "Nova Hogar"),
        ("Ana\u202egnp.exe", "Anagnp.exe"),
        ("n\u0303andu\u0301", "ñandú"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("a\x00b", "a b"),
    ],
)
def test_a_name_is_kept_on_one_line_without_tricks(typed: str, kept: str) -> None:
    assert one_line(typed) == kept


@given(st.text())
def test_one_line_is_stable_and_never_longer_than_its_limit(text: str) -> None:
    once = one_line(text, limit=40)
    assert len(once) <= 40
    assert one_line(once, limit=40) == once
    assert "\n" not in once


def test_accents_and_capitals_do_not_make_another_name() -> None:
    assert folded("ATENCIÓN  al Cliente") == folded("atencion al cliente")


@given(st.text() | st.text("áñÇ\u0301\u034f\u0345אָ한ก็ a"))
def test_folding_leaves_no_mark_in_any_script(text: str) -> None:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    assert folded(text) == " ".join(bare.split())


def test_slugs_hold_only_what_an_address_may() -> None:
    assert slug("¡Atención al Cliente! (España)") == "atencion-al-cliente-espana"
    assert slug("日本") == ""


@pytest.mark.parametrize(
    ("name", "expected"), [("Ana María Beltrán", "AB"), ("Ana", "A"), ("", ""), ("«Ñ» ", "")]
)
def test_initials(name: str, expected: str) -> None:
    assert initials(name) == expected


@pytest.mark.parametrize(
    "whole",
    ["👩‍👩‍👧‍👦", "👍🏽", "❤️‍🔥", "🇪🇸", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "q\u0323\u0302", "1️⃣"],
    ids=["family", "skin", "heart", "flag", "region", "marks", "keycap"],
)
def test_what_is_seen_as_one_is_never_cut_through(whole: str) -> None:
    for limit in range(1, len(whole) + 1):
        assert beginning(f"a{whole}b", limit) == "a"
    assert beginning(f"a{whole}b", len(whole) + 1) == f"a{whole}"
    assert one_line("x" * 39 + whole, limit=40) == "x" * 39
    assert clipped(f"Sofá {whole} roto", 6) == "Sofá…"


def test_of_several_flags_only_whole_ones_are_kept() -> None:
    assert beginning("🇪🇸🇲🇽🇨🇴", 5) == "🇪🇸🇲🇽"
    assert beginning("🇪🇸🇲🇽🇨🇴", 4) == "🇪🇸🇲🇽"


def test_endless_marks_are_cut_all_the_same() -> None:
    assert len(beginning("a" + "\u0301" * 5000, 300)) == 300


def test_a_name_from_right_to_left_is_isolated_and_others_are_left_alone() -> None:
    assert isolated("سارة حداد") == "\u2068سارة حداد\u2069"
    assert isolated("Nuñez 👩‍🚀") == "Nuñez 👩‍🚀"
    assert one_line(isolated("דוד")) == "דוד"
