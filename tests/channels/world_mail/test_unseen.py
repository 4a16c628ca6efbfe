"""The half of the mails that was not looked at until it was counted; docs/mail.md has its score."""

from __future__ import annotations

import pytest

from tests.channels.world_mail.judging import HERE, Case, differences, machines, odd_bytes, people

UNSEEN = HERE / "unseen"


def _named() -> list[object]:
    return [
        pytest.param(case, id=case.name) for case in [*people(UNSEEN), *machines(UNSEEN), *odd_bytes(UNSEEN)]
    ]


@pytest.mark.parametrize("case", _named())
def test_a_mail_is_read_as_a_person_reads_it(case: Case) -> None:
    assert differences(case) == []
