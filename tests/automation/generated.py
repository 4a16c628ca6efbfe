"""Rules of every shape, for tests that must hold for all of them."""

from __future__ import annotations

from hypothesis import strategies as st

from atiende.automation.rules.definition import Condition, Deed, Definition, Hours, Trigger
from atiende.automation.rules.vocabulary import (
    DEEDS,
    EVENT_TRIGGERS,
    FACTS,
    FIELD,
    NUMBER,
    TESTS,
    TIME_TRIGGERS,
    WITH_ONE_VALUE,
    WITHOUT_VALUE,
    fact_of,
)

_NASTY = ["«", "»", "“", "”", " o ", " y ", ", entonces ", " or ", ".", "»»", "«a» o «b»", "\n", "{v}", "{w}"]
words = (
    st.one_of(
        st.text(min_size=1, max_size=12), st.lists(st.sampled_from(["a", *_NASTY]), min_size=1).map("".join)
    )
    .map(str.strip)
    .filter(bool)
)
KINDS = ("brand", "team", "agent", "channel", "status", "category", "priority", "language", "field")
directories = st.fixed_dictionaries(
    {
        kind: st.lists(words, min_size=1, max_size=4, unique=True).map(
            lambda names: {str(place): name for place, name in enumerate(names, start=1)}
        )
        for kind in KINDS
    }
)


@st.composite
def conditions(draw: st.DrawFn, directory: dict[str, dict[str, str]]) -> Condition:
    name = draw(st.sampled_from([*FACTS, FIELD]))
    if name == FIELD:
        name += draw(st.sampled_from(sorted(directory["field"])))
    fact = fact_of(name)
    assert fact is not None
    test = draw(st.sampled_from(TESTS[fact.kind]))
    if test in WITHOUT_VALUE:
        return Condition(name, test)
    one = st.sampled_from(sorted(directory[fact.among])) if fact.among else words
    if fact.kind == NUMBER or (not fact.among and test in WITH_ONE_VALUE):
        one = st.one_of(st.integers(-99, 999).map(str), st.decimals(-9, 99, places=2).map(str))
    most = 1 if test in WITH_ONE_VALUE else 3
    return Condition(name, test, tuple(draw(st.lists(one, min_size=1, max_size=most))))


@st.composite
def deeds(draw: st.DrawFn, directory: dict[str, dict[str, str]]) -> Deed:
    kind = draw(st.sampled_from(list(DEEDS)))
    among = DEEDS[kind].among
    value = ""
    if among == "number":
        value = str(draw(st.integers(1, 500)))
    elif among == "words":
        value = draw(words)
    elif among:
        value = draw(st.sampled_from(sorted(directory[among])))
    return Deed(kind, value, draw(words) if DEEDS[kind].has_text else "")


@st.composite
def triggers(draw: st.DrawFn) -> Trigger:
    if draw(st.booleans()):
        return Trigger(draw(st.sampled_from(EVENT_TRIGGERS)))
    unit = draw(st.sampled_from(["hours", "days"]))
    return Trigger(draw(st.sampled_from(TIME_TRIGGERS)), draw(st.integers(1, 400)), unit)


hours = st.builds(
    Hours,
    st.sampled_from(["inside", "outside"]),
    st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days))),
    st.integers(0, 719),
    st.integers(720, 1440),
)


@st.composite
def rules(draw: st.DrawFn) -> tuple[Definition, dict[str, dict[str, str]]]:
    directory = draw(directories)
    some = st.lists(conditions(directory), max_size=3).map(tuple)
    definition = Definition(
        draw(triggers()),
        draw(some),
        draw(some),
        draw(some),
        tuple(draw(st.lists(deeds(directory), min_size=1, max_size=4))),
        draw(st.none() | hours),
    )
    return definition, directory
