"""Builds the data of the benchmark in an empty database; prints what the measurements need to know as JSON.

Called as `python -m atiende.site.bench.inside.tickets TICKETS [open]`; open: all of them are under way.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
import time
from collections.abc import Iterator
from itertools import islice

import django

django.setup()

import psycopg  # noqa: E402  after Django is set up
from django.db import connection  # noqa: E402

from atiende.kernel.clock import utc_now  # noqa: E402
from atiende.platform.partitions import make_partitions  # noqa: E402
from atiende.site.bench.data.cases import SPAN, Case, cases, customers_of  # noqa: E402
from atiende.site.bench.data.copying import copy_cases, copy_lines, without_checks  # noqa: E402
from atiende.site.bench.data.founding import found_company  # noqa: E402
from atiende.site.bench.data.indexes import make_again, put_away  # noqa: E402
from atiende.site.bench.data.rows import COLUMNS, Rows, customer_lines  # noqa: E402
from atiende.site.bench.data.texts import Texts  # noqa: E402
from atiende.site.bench.data.vocabulary import words  # noqa: E402
from atiende.site.schema import apply_pending  # noqa: E402

_PEOPLE = {
    "customers_customer": "id kind name folded_name language time_zone created_at version",
    "customers_identifier": "customer_id kind value normal_value added_at",
}
_LONG = ("tickets_message", "tickets_timelineentry")
_TWENTY = 20
_AFTER = """
SELECT setval(pg_get_serial_sequence('tickets_ticket', 'id'), (SELECT max(id) FROM tickets_ticket));
SELECT setval('tickets_number', (SELECT max(number) FROM tickets_ticket));
SELECT setval(pg_get_serial_sequence('customers_customer', 'id'), (SELECT max(id) FROM customers_customer));
UPDATE platform_stored_file SET "references" = (SELECT count(*) FROM tickets_attachment);
"""
_BLOCK = 20_000


def main(tickets: int, *, are_open: bool) -> None:
    began = time.monotonic()
    now = utc_now()
    apply_pending()
    for month in range(0, SPAN.days + 31, 30):
        make_partitions(connection, at=now - dt.timedelta(days=month), tables=_LONG)
    company = found_company(at=now)
    known = words()
    texts = Texts(known, _stems(known))
    rows = Rows(texts, company)
    url = os.environ["ATIENDE_EMBEDDED_URL"]
    with without_checks(url) as direct:
        away = put_away(direct, [*COLUMNS, *_PEOPLE])
        for (table, columns), lines in zip(
            _PEOPLE.items(), customer_lines(customers_of(tickets), now - SPAN), strict=True
        ):
            copy_lines(direct, table, columns, lines)
        direct.commit()
        twenty: list[int] = []
        copy_cases(
            url,
            rows,
            _noting(cases(tickets, now=now, are_open=are_open), twenty),
            lambda done: _say(done, tickets, began),
        )
        copied = time.monotonic() - began
        _learn(direct, texts, rows.highest)
        direct.execute(_AFTER)
        direct.commit()
        make_again(direct, away, _say_index)
        direct.autocommit = True
        sys.stderr.write("bench: vacuum analyze…\n")
        direct.execute("VACUUM (ANALYZE, FREEZE)")
        direct.execute("CHECKPOINT")
    answer = {
        "tickets": tickets,
        "copied_seconds": round(copied),
        "seconds": round(time.monotonic() - began),
        "twenty": twenty,
        **_questions(texts),
    }
    sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")


def _noting(found: Iterator[Case], twenty: list[int]) -> Iterator[Case]:
    """Keep the last few numbers of cases with twenty messages."""
    merged = 0
    for case in found:
        if len(case.spoken) == _TWENTY:
            twenty.append(case.number)
            del twenty[:-40]
        if case.merged_into is not None and case.merged_into in twenty:
            twenty.remove(case.merged_into)
            merged += 1
        yield case


def _stems(known: list[str]) -> list[str]:
    """What the database makes of each word; empty where it says nothing."""
    found: list[str] = []
    with connection.cursor() as cursor:
        for start in range(0, len(known), _BLOCK):
            cursor.execute(
                "SELECT ts_lexize('pg_catalog.spanish_stem', word) "
                "FROM unnest(%s::text[]) WITH ORDINALITY AS asked (word, place) ORDER BY place",
                [known[start : start + _BLOCK]],
            )
            found += [(stem or [""])[0] for (stem,) in cursor.fetchall()]
    return found


def _learn(direct: psycopg.Connection, texts: Texts, highest: int) -> None:
    lines = [f"{word}\t{plain}\t{count}" for word, plain, count in texts.vocabulary()]
    copy_lines(direct, "platform_search_word", "word plain documents", lines)
    copy_lines(direct, "platform_search_progress", "kind position", [f"tickets.messages\t{highest}"])


def _questions(texts: Texts) -> dict[str, list[str]]:
    """Twenty of each kind: words of some hundreds of texts or fewer, of one in thirty to a hundred, and pairs."""
    by_count = sorted(texts.vocabulary(), key=lambda each: each[2])
    texts_in_all = max(count for _word, _plain, count in by_count)
    rare = [word for word, _plain, count in by_count if count >= 3 and len(word) > 5]
    common = [
        word
        for word, _plain, count in by_count
        if texts_in_all / 100 < count < texts_in_all / 20 and len(word) > 4
    ]
    pairs = [f"{one} {other}" for one, other in zip(common, reversed(common), strict=True) if one != other]
    return {"rare": list(islice(rare, 20)), "common": common[-20:], "two": pairs[:20]}


def _say_index(name: str) -> None:
    sys.stderr.write(f"bench: index {name}…\n")


def _say(done: int, tickets: int, began: float) -> None:
    if done % 20_000 == 0:
        sys.stderr.write(f"bench: {done} of {tickets} cases after {time.monotonic() - began:.0f} s\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), are_open="open" in sys.argv[2:])
