"""Places in a message: what they name, and what is not one."""

from __future__ import annotations

import pytest

from atiende.integrations.rules.webhook_mapping import Condition, unmet
from atiende.integrations.rules.webhook_paths import MISSING, NoPath, filled, value_at

DOCUMENT = {"a": {"b.c": [10, {"d": "x"}], "0": "cero", "n": None, "t": True}, "l": [[1, 2]]}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ('a["b.c"][1].d', "x"),
        ("a.0", "cero"),
        ("a[0]", "cero"),
        ("l[0][1]", 2),
        ("l.0.1", 2),
        ("a.n", None),
        ("a.nada", MISSING),
        ("l[7]", MISSING),
        ("a.t.x", MISSING),
        (" a.t ", True),
    ],
)
def test_what_stands_there(path: str, value: object) -> None:
    found = value_at(DOCUMENT, path)
    assert found is value or found == value


@pytest.mark.parametrize(
    "path", ["", ".", "a.", "a..b", "a[", "a[x]", "a]", "a[-1]", "a{b}", "a" * 201, '[""]']
)
def test_what_is_no_place(path: str) -> None:
    with pytest.raises(NoPath):
        value_at(DOCUMENT, path)


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{a.t} y {a.0}", "true y cero"),
        ("{{a}} {a.nada}{a.n}", "{a} "),
        ("{l[0]}", "[\n  1,\n  2\n]"),
        ("sin nada", "sin nada"),
    ],
)
def test_texts_with_places(template: str, text: str) -> None:
    assert filled(template, DOCUMENT) == text


@pytest.mark.parametrize("template", ["{", "}", "{a", "a}", "{}", "{a..b}", "{{{"])
def test_texts_that_are_broken(template: str) -> None:
    with pytest.raises(NoPath):
        filled(template, DOCUMENT)


@pytest.mark.parametrize(
    ("relation", "value", "is_met"),
    [
        ("equals", "CERO", True),
        ("differs", "cero", False),
        ("contains", "er", True),
        ("exists", "", True),
        ("lacks", "", False),
        ("equals", "uno", False),
    ],
)
def test_conditions(relation: str, value: str, is_met: bool) -> None:
    assert (unmet((Condition("a.0", relation, value),), DOCUMENT) is None) == is_met
