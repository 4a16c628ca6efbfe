"""From records to what stands here, batch by batch: one that cannot be written does not take the others with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from threading import Lock
from typing import Any, Final

from django.db import DataError, IntegrityError, OperationalError
from django.utils.translation import override

from atiende.integrations.importing.cases import BrandThere, Cases
from atiende.integrations.importing.order import Note, Order, Tally
from atiende.integrations.importing.others import Articles, People
from atiende.integrations.importing.writers import written_by
from atiende.integrations.rules.importing import problems as say
from atiende.integrations.rules.importing.records import ARTICLES, CUSTOMERS, TICKETS, Bad, Read
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import Refusal
from atiende.organisation.queries import get_open_brand_for, organisation

AT_ONCE: Final = 500
_MOST_CHARACTERS: Final = 8_000_000
"""Of one batch: a few cases may be very long."""
_BRINGERS: Final[dict[str, Any]] = {TICKETS: Cases, CUSTOMERS: People, ARTICLES: Articles}
Advance = Callable[[int], None]


def bring(
    records: Iterable[Read],
    order: Order,
    *,
    by: Actor,
    at: dt.datetime,
    note: Note = lambda _bad: None,
    advance: Advance = lambda _count: None,
) -> Tally:
    """Each batch commits with the ids that it had elsewhere, so an import that is killed goes on where it was.

    `advance` hears of each batch and may stop the work by raising. Raises NotPermitted, NotFound, BrandIsArchived.
    """
    by.require("settings.manage")
    brand, tally, one_at_a_time = _brand(order.brand_id, by), Tally(), Lock()

    def told(bad: Bad) -> None:
        with one_at_a_time:
            if bad.is_left_out:
                tally.left_out += 1
            else:
                tally.warnings += 1
            note(bad)

    bringer = _BRINGERS[order.kind](order, brand, tally, told, by=by, at=at)

    def write(batch: Sequence[Any]) -> None:
        with override(brand.language[:2]):
            _bring(batch, bringer.bring, told)

    with closing(written_by(order.writers, write, _batches(records, told, advance))) as batches:
        for count in batches:
            advance(count)
    bringer.end()
    return tally


def _brand(brand_id: int, by: Actor) -> BrandThere:
    brand, company = get_open_brand_for(by, brand_id), organisation()
    return BrandThere(
        brand.pk, brand.name, brand.language, brand.time_zone, company.country if company else ""
    )


def _batches(records: Iterable[Read], note: Note, advance: Advance) -> Iterable[list[Any]]:
    batch: list[Any] = []
    characters = 0
    for each in records:
        if isinstance(each, Bad):
            note(each)
            advance(1)
            continue
        batch.append(each)
        characters += _length(each)
        if len(batch) >= AT_ONCE or characters > _MOST_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _length(record: Any) -> int:
    written = getattr(record, "written", ())
    return sum(len(each.text) + len(each.html) for each in written) + len(getattr(record, "html", ""))


def _bring(batch: Sequence[Any], write: Callable[[Sequence[Any]], None], note: Note) -> None:
    """Again when somebody else was quicker; then halved, until the one that the database does not take is alone."""
    try:
        write(batch)
    except (IntegrityError, OperationalError):  # somebody was quicker, or two waited for each other
        _again(batch, write, note)
    except (DataError, Refusal, ValueError):
        _halved(batch, write, note)


def _again(batch: Sequence[Any], write: Callable[[Sequence[Any]], None], note: Note) -> None:
    try:
        write(batch)
    except (IntegrityError, DataError, Refusal, ValueError):
        _halved(batch, write, note)


def _halved(batch: Sequence[Any], write: Callable[[Sequence[Any]], None], note: Note) -> None:
    if len(batch) == 1:
        note(Bad(batch[0].place, say.NOT_KEPT, batch[0].origin_id))
        return
    middle = len(batch) // 2
    _bring(batch[:middle], write, note)
    _bring(batch[middle:], write, note)
