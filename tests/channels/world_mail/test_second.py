"""Mails written when the rules stood, and counted before any was changed for them; docs/mail.md has the count."""

from __future__ import annotations

import pytest

from tests.channels.world_mail.judging import HERE, Case, differences, machines, odd_bytes, people

SECOND = HERE / "second"
NAME_FOLDED = "the name at the head of a company's signature is folded with it"
READ_OTHERWISE = {
    "outlook: outlook desktop spanish, answer above, company signature with data protection": NAME_FOLDED,
    "signatures: peruvian signature without dashes": NAME_FOLDED,
    "signatures: spanish firm in html with table": "the name in a signature's table stays, as if it were typed",
}


def _named() -> list[object]:
    cases = [*people(SECOND), *machines(SECOND), *odd_bytes(SECOND)]
    return [pytest.param(case, id=case.name, marks=_marks(case)) for case in cases]


def _marks(case: Case) -> list[pytest.MarkDecorator]:
    why = READ_OTHERWISE.get(case.name)
    return [pytest.mark.xfail(reason=why, strict=True)] if why else []


@pytest.mark.parametrize("case", _named())
def test_a_mail_is_read_as_a_person_reads_it(case: Case) -> None:
    assert differences(case) == []
