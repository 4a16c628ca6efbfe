"""Every fact of cases and customers is offered to other systems or kept back with a reason; none is forgotten."""

from __future__ import annotations

from atiende.integrations.rules.webhook_events import NOT_TOLD, TOLD
from atiende.kernel.events import event_classes
from atiende.platform.outbox.registry import events_of

OF_INTEREST = ("tickets.", "customers.", "catalogue.order")


def test_every_fact_of_cases_and_customers_is_offered_or_kept_back() -> None:
    facts = {name for name in event_classes() if name.startswith(OF_INTEREST)}
    assert facts == {name for name in (*TOLD, *NOT_TOLD) if name.startswith(OF_INTEREST)}
    assert not TOLD.keys() & NOT_TOLD.keys()


def test_what_is_offered_is_heard() -> None:
    assert events_of("integrations.handlers.on_fact") == sorted(TOLD)


def test_each_has_a_name_of_its_own() -> None:
    types = [told.type for told in TOLD.values()]
    assert len(set(types)) == len(types)
