"""What the demonstration company wrote and was written: by hand, nothing twice, nothing in the future."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict

import pytest

from atiende.site.demo.asked import FIELDS, answers
from atiende.site.demo.company import AGENTS, BRANDS, TEAMS
from atiende.site.demo.correspondence import DemoThread, threads
from atiende.site.demo.shop import PRODUCTS, orders
from atiende.tickets.rules.field_kinds import Asked, FieldKind, problems_of_answers

NOW = dt.datetime(2026, 11, 22, 10, 0, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def found() -> list[DemoThread]:
    return threads(NOW)


def test_it_is_a_years_work_of_a_company(found: list[DemoThread]) -> None:
    assert len(found) >= 600
    assert len({thread.email or thread.phone for thread in found}) >= 200
    assert sum(len(thread.messages) > 3 for thread in found) >= 100
    assert max(len(thread.messages) for thread in found) <= 30
    assert {thread.status for thread in found} == {
        *("new", "open", "waiting_customer", "waiting_internal", "resolved", "closed")
    }
    assert NOW - found[0].messages[0].at > dt.timedelta(days=300)


def test_names_are_those_of_the_company(found: list[DemoThread]) -> None:
    assert {thread.brand for thread in found} <= BRANDS.keys()
    assert {thread.team for thread in found} <= TEAMS.keys()
    assert {thread.assignee for thread in found} <= {*AGENTS, ""}
    assert {message.by for thread in found for message in thread.messages} <= {*AGENTS, ""}


def test_every_thread_has_its_own_key_and_begins_with_the_customer(found: list[DemoThread]) -> None:
    assert [key for key, times in Counter(thread.key for thread in found).items() if times > 1] == []
    assert [thread.key for thread in found if thread.messages[0].kind != "customer"] == []


@pytest.mark.parametrize("now", [NOW, dt.datetime(2027, 3, 28, 0, 5, tzinfo=dt.UTC)])
def test_nothing_lies_in_the_future_and_time_runs_forward(now: dt.datetime) -> None:
    for thread in threads(now):
        times = [message.at for message in thread.messages]
        assert times == sorted(times), thread.key
        assert times[-1] <= now, thread.key


def test_no_two_openings_share_eight_words_in_a_row(found: list[DemoThread]) -> None:
    seen: dict[tuple[str, ...], str] = {}
    shared = []
    for thread in found:
        words = re.findall(r"\w+", thread.messages[0].text.lower())
        runs = {tuple(words[at : at + 8]) for at in range(len(words) - 7)}
        shared += [(thread.key, seen[run]) for run in runs if run in seen]
        seen |= dict.fromkeys(runs, thread.key)
    assert shared == []


def test_nothing_waits_to_be_filled_in(found: list[DemoThread]) -> None:
    texts = [(thread.key, message.text) for thread in found for message in thread.messages]
    assert [key for key, text in texts if re.search(r"[{}]|\[[a-zñáéíóú ]+\]|TODO|XXX", text)] == []


def test_an_address_is_one_persons_and_nobodys_in_the_world(found: list[DemoThread]) -> None:
    people: dict[str, set[str]] = defaultdict(set)
    for thread in found:
        for address in filter(None, (thread.email, thread.phone)):
            people[address].add(thread.customer)
        assert not thread.email or thread.email.endswith(".example"), thread.key
        assert thread.email or thread.phone, thread.key
    assert {address: names for address, names in people.items() if len(names) > 1} == {}


def test_orders_are_of_one_customer_and_of_products_that_are_sold(found: list[DemoThread]) -> None:
    assert {thread.product for thread in found} <= {*PRODUCTS, ""}
    whose: dict[str, set[str]] = defaultdict(set)
    for thread in found:
        if thread.order:
            whose[thread.order].add(thread.customer)
    assert {number: names for number, names in whose.items() if len(names) > 1} == {}
    made = orders(found, {thread.key: 1 for thread in found}, NOW)
    assert len(made) == len(whose) >= 300
    assert all(order.placed_on < NOW.date() and not order.fields().problems() for order in made)


def test_answers_are_of_their_kind_and_every_field_is_seen(found: list[DemoThread]) -> None:
    asked = {
        key: Asked(key=key, label=key, kind=FieldKind(each.kind), options=each.options)
        for key, each in FIELDS.items()
    }
    told = [answers(thread, {key: key for key in FIELDS}) for thread in found]
    assert [each for each in told if problems_of_answers(asked, each, {}, brand_id=1)] == []
    assert {key for each in told for key in each} == FIELDS.keys() - {"serial"}
