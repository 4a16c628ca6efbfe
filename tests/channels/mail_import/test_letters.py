"""What stays unfolded of mail as clients write it, and what mail of machines is; docs/mail.md has the scores."""

from __future__ import annotations

import pytest

from atiende.channels.rules.mail.understanding import understand
from tests.channels.mail_import.letters import Letter, letters_of_clients, letters_of_machines

OWN = frozenset({"soporte@nova.example"})


def _named(letters: list[Letter]) -> list[object]:
    return [pytest.param(letter, id=letter.name) for letter in letters]


@pytest.mark.parametrize("letter", _named(letters_of_clients()))
def test_new_words_stay_and_the_rest_is_folded(letter: Letter):
    understood = understand(letter.raw, own_addresses=OWN)
    shown = "\n".join(line.rstrip() for line in understood.split.visible_text.splitlines())
    assert shown == letter.expected
    assert understood.verdict.kind == "message"


@pytest.mark.parametrize("letter", _named(letters_of_machines()))
def test_machines_are_told_from_people(letter: Letter):
    kind = understand(letter.raw, own_addresses=OWN).verdict.kind
    assert {"message": "ticket"}.get(kind, kind) == letter.expected
