from decimal import Decimal

import pytest

from atiende.kernel.actors import NOBODY, SYSTEM, Actor
from atiende.kernel.correlation import correlated, current_correlation_id
from atiende.kernel.money import Money
from atiende.kernel.refusals import InvalidInput, NotPermitted


def test_an_actor_does_what_their_grants_say_and_no_more() -> None:
    ana = Actor(id=1, label="Ana", grants=frozenset({"tickets.read"}))
    ana.require("tickets.read")
    with pytest.raises(NotPermitted) as refused:
        ana.require("people.manage")
    assert refused.value.missing == "people.manage"
    assert SYSTEM.may("people.manage")
    assert not NOBODY.may("tickets.read")


def test_a_refusal_carries_what_programs_and_people_need() -> None:
    refusal = InvalidInput(fields={"name": "Write a name."})
    assert (refusal.code, refusal.http_status, refusal.fields) == (
        "invalid_input",
        422,
        {"name": "Write a name."},
    )


@pytest.mark.parametrize("forged", ["short", "a" * 65, "abc\ndef-12345", 'x","level":"x', None])
def test_a_correlation_id_from_outside_cannot_forge_a_log_line(forged: str | None) -> None:
    with correlated(forged) as chosen:
        assert chosen != forged
        assert current_correlation_id() == chosen
    assert current_correlation_id() == ""


def test_a_fit_correlation_id_from_outside_is_kept() -> None:
    with correlated("req-2026.11_22") as chosen:
        assert chosen == "req-2026.11_22"


def test_money_keeps_its_currency() -> None:
    total = Money(Decimal("0.10"), "EUR") + Money(Decimal("0.20"), "EUR")
    assert total == Money(Decimal("0.30"), "EUR")
    with pytest.raises(ValueError, match="cannot add"):
        total + Money(Decimal(1), "COP")
    with pytest.raises(TypeError):
        Money(1.5, "EUR")  # type: ignore[arg-type]
