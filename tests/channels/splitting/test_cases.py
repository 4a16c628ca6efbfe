"""What people write from many clients and countries, and what of it an agent wants to see."""

from __future__ import annotations

import pytest

from atiende.channels.rules.mail.splitting import split_mail
from tests.channels.splitting.cases import Case, read_cases, words_of

CASES = [*read_cases("rules_half"), *read_cases("unseen_half")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_new_words_are_seen_and_nothing_else(case: Case) -> None:
    assert words_of(split_mail(text=case.text, html=case.html).visible_text) == words_of(case.visible)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_nothing_is_deleted(case: Case) -> None:
    """Every word of a text is either seen or folded."""
    if case.html:
        return
    split = split_mail(text=case.text, html="")
    kept = " ".join([split.visible_text, *(piece.text for piece in split.folded)])
    assert sorted(kept.split()) == sorted(case.text.replace("\u00a0", " ").split())
