"""What a batch holds that was brought in before, stands in the files twice, or was erased here and stays away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from atiende.integrations.importing.order import Order
from atiende.integrations.models.import_origins import erased_among, has_erased, known_origins
from atiende.integrations.rules.importing import problems as say
from atiende.integrations.rules.importing.records import ArticleRead, Bad, CaseRead

R = TypeVar("R", CaseRead, ArticleRead)


@dataclass(frozen=True, slots=True)
class Fresh(Generic[R]):
    records: list[R]
    known: int
    bad: list[Bad]


def without_known(batch: Sequence[R], kind: str, order: Order) -> Fresh[R]:
    """What there is to do, in order; each origin once. Whatever an earlier batch wrote counts as known."""
    ids = {each.origin_id for each in batch}
    known = known_origins(order.source, kind, ids)
    erased = erased_among(order.source, kind, ids - known.keys()) if has_erased(order.source, kind) else set()
    records: dict[str, R] = {}
    bad, before = [], 0
    for each in batch:
        origin = each.origin_id
        if origin in records:
            bad.append(Bad(each.place, say.TWICE_IN_FILE, origin))
        elif origin in known:
            before += 1
        elif origin in erased:
            bad.append(Bad(each.place, say.ERASED_HERE))
        else:
            records[origin] = each
    return Fresh(list(records.values()), before, bad)
