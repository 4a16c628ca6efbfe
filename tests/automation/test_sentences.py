"""A rule reads as a sentence, and the sentence reads back into the same rule."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from atiende.automation.rules.checking import problem_of
from atiende.automation.rules.definition import (
    Condition,
    Deed,
    Definition,
    Hours,
    Trigger,
    from_data,
    to_data,
)
from atiende.automation.rules.parsing import Unreadable, read
from atiende.automation.rules.phrases import ENGLISH, SPANISH, Phrases
from atiende.automation.rules.sentence import write
from tests.automation.generated import rules

DIRECTORY = {
    "team": {"1": "Facturación"},
    "channel": {"mail": "correo", "web": "formulario web"},
    "agent": {"7": "Ana"},
    "field": {"order": "Pedido"},
}
RETURNS = Definition(
    Trigger("opened"),
    every=(
        Condition("channel", "is", ("mail", "web")),
        Condition("words", "contains", ("reembolso", "devolución")),
    ),
    never=(Condition("assignee", "filled"),),
    deeds=(Deed("tag", "devolución"), Deed("team", "1"), Deed("stop")),
    hours=Hours(),
)


def test_a_rule_reads_as_spanish() -> None:
    assert write(RETURNS, SPANISH, DIRECTORY) == (
        "Cuando se abre un caso, si el canal es «correo» o «formulario web» y el asunto o el texto contiene"
        " «reembolso» o «devolución», entonces pone la etiqueta «devolución», pasa el caso al equipo «Facturación»"
        " y no mira más reglas, salvo que alguien tiene el caso, solo dentro del horario lun, mar, mié, jue, vie"
        " 09:00–18:00."
    )


def test_a_rule_reads_as_english() -> None:
    timed = Definition(Trigger("unanswered", 1, "hours"), deeds=(Deed("notify", "7", "Look"),))
    assert write(timed, ENGLISH, DIRECTORY) == (
        "When the customer has been without an answer for 1 hour, then notifies “Ana” saying “Look”."
    )


@pytest.mark.parametrize("phrases", [SPANISH, ENGLISH], ids=["es", "en"])
@settings(max_examples=40, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(rules())
def test_every_sentence_reads_back(
    phrases: Phrases, made: tuple[Definition, dict[str, dict[str, str]]]
) -> None:
    definition, directory = made
    assert problem_of(definition) == ""
    assert read(write(definition, phrases, directory), phrases, directory) == definition
    assert from_data(to_data(definition)) == definition


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("", "when"),
        ("Cuando llueve, entonces no mira más reglas.", "trigger"),
        ("Cuando se abre un caso.", "then"),
        ("Cuando se abre un caso, si la luna es «llena», entonces no mira más reglas.", "fact"),
        ("Cuando se abre un caso, si el equipo es «Cajas», entonces no mira más reglas.", "team"),
        ("Cuando se abre un caso, entonces pone la etiqueta «abierta", "quote"),
        ("Cuando se abre un caso, entonces no mira más reglas. Y más", "end"),
    ],
)
def test_what_is_no_sentence_says_where(sentence: str, expected: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(sentence, SPANISH, DIRECTORY)
    assert caught.value.expected == expected
