"""The half of the mails that no rule was changed for; docs/mail.md has its score."""

from __future__ import annotations

import pytest

from tests.channels.world_mail.judging import HERE, Case, differences, machines, odd_bytes, people

UNSEEN = HERE / "unseen"
READ_OTHERWISE = {
    "harder: superhuman": "the line of this client is not known",
    "harder: freshdesk quoting": "an attribution whose date has no year",
    "harder: reply of sap or jira with line": "a request to write above this line, with nothing above",
    "languages: gmail basque": "an attribution whose date stands in brackets at its end",
    "other_clients: yahoo android text": "an attribution and the quoted words in one line",
    "other_clients: lotus notes spanish dashes escribio": "an attribution of Notes without a date of its own",
    "other_clients: the bat and mutt style": "a quote with initials before its marks",
    "signatures: argentine habeas data notice": "a notice of Argentine law",
    "automatic: vacation of a unix machine": "a vacation told by a header of 1990",
    "more_automatic: acuse de recibo of a town hall": "an automatic sentence at the end of the words",
    "heads: direction marks in subject": "marks of direction are taken away later than in reading",
    "heads: address in an encoded word": "an address inside an encoded word, which no norm allows",
    "parts: footer of a list after base64": "a footer below base64 whose last letters need no padding",
    "parts: blanks behind the soft break": "blanks behind the mark of a broken line",
    "parts: flowed with delsp": "flowed text that gives up its blanks",
    "parts: type misspelt": "words whose media type nobody knows",
    "structures: encoding with comment": "a comment behind the name of an encoding",
}


def _named() -> list[object]:
    cases = [*people(UNSEEN), *machines(UNSEEN), *odd_bytes(UNSEEN)]
    return [pytest.param(case, id=case.name, marks=_marks(case)) for case in cases]


def _marks(case: Case) -> list[pytest.MarkDecorator]:
    why = READ_OTHERWISE.get(case.name)
    return [pytest.mark.xfail(reason=why, strict=True)] if why else []


@pytest.mark.parametrize("case", _named())
def test_a_mail_is_read_as_a_person_reads_it(case: Case):
    assert differences(case) == []
