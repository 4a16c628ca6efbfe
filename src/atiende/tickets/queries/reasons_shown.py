"""The contact reason of a case with those above it, as a part of the one read that the panel makes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import get_language

from atiende.tickets.rules.contact_reasons import ARROW

REASON_AS_JSON: Final = """SELECT json_build_array(
        EXISTS (SELECT FROM tickets_contactreason WHERE is_in_use),
        (WITH RECURSIVE way (id, parent_id, name_es, name_en, depth) AS (
            SELECT reason.id, reason.parent_id, reason.name_es, reason.name_en, 1
            FROM tickets_ticket ticket JOIN tickets_contactreason reason ON reason.id = ticket.contact_reason_id
            WHERE ticket.id = %(ticket)s::bigint
            UNION ALL
            SELECT above.id, above.parent_id, above.name_es, above.name_en, way.depth + 1
            FROM way JOIN tickets_contactreason above ON above.id = way.parent_id WHERE way.depth < 20
        ) SELECT json_agg(json_build_array(id, name_es, name_en) ORDER BY depth DESC) FROM way))"""


@dataclass(frozen=True, slots=True)
class ReasonShown:
    """`path_ids`: the reason and those above it, from the top; empty where none was said. `are_any`: at all."""

    are_any: bool
    path_ids: tuple[int, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def id(self) -> int | None:
        return self.path_ids[-1] if self.path_ids else None

    @property
    def path(self) -> str:
        return ARROW.join(self.names)


def reason_shown(told: Any) -> ReasonShown:
    """In the language of the request."""
    are_any, way = told or (False, None)
    way = way or []
    return ReasonShown(
        bool(are_any), tuple(pk for pk, _es, _en in way), tuple(reason_name(es, en) for _pk, es, en in way)
    )


def reason_name(name_es: str, name_en: str) -> str:
    """What a reason is called in the language of the request."""
    return name_en if name_en and (get_language() or "").startswith("en") else name_es
