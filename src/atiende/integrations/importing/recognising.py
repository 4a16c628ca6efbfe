"""What files are: of which system, and what lies in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from atiende.integrations.importing.objects import objects_of
from atiende.integrations.importing.opening import Source, refusing_broken
from atiende.integrations.importing.rows import Headings, headings
from atiende.integrations.rules.importing import zammad, zendesk
from atiende.integrations.rules.importing.records import CSV, JSON, ZAMMAD, ZENDESK
from atiende.integrations.rules.importing.refusals import UnreadableImport
from atiende.kernel.tables import text_of

_LOOKED_AT: Final = 40
_BEGINNING: Final = 4_096
_ZENDESK_LISTS: Final = frozenset(zendesk.BESIDE) - {"comments", "groups", "users", "organizations"}


@dataclass(frozen=True, slots=True)
class Recognised:
    """`headings` of the first table; `source` is what keeps the ids of two accounts of one system apart."""

    system: str
    source: str
    headings: Headings | None = None


def recognise(sources: Sequence[Source], kind: str, *, system: str = "") -> Recognised:
    """What was said by hand counts. Raises UnreadableImport."""
    with refusing_broken():
        if system == CSV or (not system and not _is_json(sources[0])):
            told = headings(sources[0], kind)
            if not system and not any(told.guessed):
                raise UnreadableImport
            return Recognised(CSV, CSV, told)
        found = [each for source in sources[:_LOOKED_AT] for each in _beginning(source)]
        system = system or _system_of(found)
        if not system:
            raise UnreadableImport
        hosts = (zendesk.source_of(each) for each in found) if system == ZENDESK else iter(())
        return Recognised(system, next((f"{system} {host}" for host in hosts if host), system))


def _is_json(source: Source) -> bool:
    with source.open_it() as stream:
        return text_of(stream.read(_BEGINNING))[:200].lstrip(" \t\r\n\ufeff")[:1] in ("{", "[")


def _beginning(source: Source) -> list[dict[str, Any]]:
    """The first objects, and the first of each list that they hold."""
    if not _is_json(source):
        return []
    with source.open_it() as stream:
        several = [found for _, found, _ in islice(objects_of(stream), 3) if isinstance(found, dict)]
    held = [
        value[0]
        for found in several
        for value in found.values()
        if isinstance(value, list) and value and isinstance(value[0], dict)
    ]
    return [*several, *held]


def _system_of(found: Sequence[dict[str, Any]]) -> str:
    for each in found:
        if zammad.is_bundle(each) or zammad.is_ticket(each) or zammad.kind_beside(each):
            return ZAMMAD
        if zendesk.is_ticket(each) or zendesk.kind_beside(each) or _ZENDESK_LISTS & set(each):
            return ZENDESK
        if zendesk.source_of(each) and "id" in each:
            return ZENDESK
    return JSON if found else ""
