from __future__ import annotations

import pytest

from atiende.kernel.tables import harmless


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\u00a0=1"])
def test_what_a_spreadsheet_would_carry_out_begins_with_an_apostrophe(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "1", "a=1", "Ana", "'=1"])
def test_other_words_stay(text: str) -> None:
    assert harmless(text) == text
