"""How complete a case is: the formula by example."""

from __future__ import annotations

from atiende.tickets.rules.completeness import completeness_of
from atiende.tickets.rules.field_kinds import Asked, AskedBy, FieldKind
from atiende.tickets.rules.intake import answers_that_count, questions_among


def field(key: str, **more) -> Asked:
    return Asked(key=key, label=key.upper(), kind=more.pop("kind", FieldKind.TEXT), **more)


def test_nothing_asked_is_no_score():
    assert completeness_of([field("a")], {}, has_reason=False, has_reasons=False) is None


def test_needed_weighs_twice_a_question_and_the_category_as_much():
    asked = [
        field("q", asked_by=AskedBy.AGENTS),
        field("n", is_needed=True),
        field("s", needed_in=("en_taller",)),
        field("optional"),
    ]
    told = completeness_of(asked, {"s": "x"}, has_reason=False, has_reasons=True)
    assert told is not None
    assert (told.percent, told.lacks_reason, told.missing) == (100 * 2 // 7, True, ("N", "Q"))
    whole = completeness_of(asked, {"s": 1, "n": 1, "q": 1}, has_reason=True, has_reasons=True)
    assert whole is not None
    assert (whole.percent, whole.is_whole, whole.missing) == (100, True, ())


def test_questions_are_those_of_brand_category_and_asker():
    fields = [
        field("all", asked_by=AskedBy.EVERYBODY),
        field("agents", asked_by=AskedBy.AGENTS),
        field("of_two", asked_by=AskedBy.EVERYBODY, reason_ids=frozenset({2})),
        field("of_brand", asked_by=AskedBy.EVERYBODY, brand_ids=frozenset({9})),
        field("file", asked_by=AskedBy.EVERYBODY, kind=FieldKind.FILE),
        field("product", asked_by=AskedBy.EVERYBODY, kind=FieldKind.PRODUCT),
        field("after", asked_by=AskedBy.EVERYBODY, when_key="all", when_values=("x",)),
        field("after_none", asked_by=AskedBy.EVERYBODY, when_key="gone", when_values=("x",)),
        field("never"),
    ]

    def keys(path, of_customers):
        found = questions_among(fields, brand_id=1, reason_path=path, of_customers=of_customers)
        return [each.key for each in found]

    assert keys([], True) == ["all", "after"]
    assert keys([1, 2], False) == ["all", "agents", "of_two", "product", "after"]


def test_answers_to_what_the_others_leave_unasked_do_not_count():
    fields = [field("a"), field("b", when_key="a", when_values=("x",))]
    given = {"a": "y", "b": "z", "c": ""}
    assert answers_that_count(fields, given, brand_id=1, reason_path=[]) == {"a": "y"}
