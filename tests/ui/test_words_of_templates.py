"""`{% translate %}` says what Django's own tag says: words, words with a context, and what is no plain word."""

from __future__ import annotations

import pytest
from django.template import Context, Engine, Template
from django.templatetags.i18n import TranslateNode
from django.utils import translation

from atiende.platform.ui.templatetags.words import WordsNode

PLAIN = Engine(builtins=["django.templatetags.i18n"])


@pytest.mark.parametrize(
    "source",
    [
        '{% translate "Save" %}',
        '{% translate "Save" as word %}<b>{{ word }}</b>',
        '{% translate "No such words <b>& 100 %</b>" %}',
        '{% translate "Your case" context "customer" %}',
        '{% translate "Save"|upper %}',
        "{% translate named %}",
        '{% translate "Save" noop %}',
    ],
)
@pytest.mark.parametrize("language", ["es", "en"])
def test_it_says_the_same(source: str, language: str) -> None:
    about = {"named": "Save <i>"}
    with translation.override(language):
        assert Template(source).render(Context(about)) == PLAIN.from_string(source).render(Context(about))


def test_words_are_looked_up_straight_away() -> None:
    nodes = [Template(source).nodelist[0] for source in ('{% translate "Save" %}', "{% translate named %}")]
    assert [type(node) for node in nodes] == [WordsNode, TranslateNode]
