"""Hand out the audit log as CSV, and tell the audit so."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Iterator
from dataclasses import replace

from django.db import transaction

from atiende.console.audit_sentences import sentence_of
from atiende.kernel.actors import Actor
from atiende.kernel.tables import harmless
from atiende.platform.audit import record
from atiende.platform.audit.queries import EntryFilter, EntryView, list_entries

COLUMNS = (
    "id", "at", "actor_id", "actor", "verb", "sentence", "target_kind", "target_id", "fields", "outcome",
    "details", "correlation_id", "sealed",
)  # fmt: skip
PAGE = 200


def export_audit(*, wanted: EntryFilter, by: Actor, at: dt.datetime) -> Iterator[str]:
    """Lines of CSV, newest entry first, read a page at a time while they are sent. Raises NotPermitted at once."""
    by.require("audit.read")
    with transaction.atomic():
        record(by=by, verb="console.audit_exported", target_kind="audit", at=at)
    return _lines(by, wanted)


def _lines(by: Actor, wanted: EntryFilter) -> Iterator[str]:
    yield "\ufeff" + _line(COLUMNS)  # the mark by which spreadsheets know UTF-8
    before = wanted.before
    while True:
        page = list_entries(by, replace(wanted, before=before), limit=PAGE)
        yield "".join(_line(_row(entry)) for entry in page.entries)
        if page.next_before is None:
            return
        before = page.next_before


def _row(entry: EntryView) -> tuple[str, ...]:
    return (
        str(entry.id),
        entry.at.isoformat(),
        str(entry.actor_id),
        harmless(entry.actor_label),
        entry.verb,
        harmless(sentence_of(entry)),
        entry.target_kind,
        harmless(entry.target_id),
        " ".join(entry.fields),
        entry.outcome,
        json.dumps(dict(entry.details), ensure_ascii=False, sort_keys=True),
        entry.correlation_id,
        "yes" if entry.is_sealed else "no",
    )


def _line(cells: tuple[str, ...]) -> str:
    file = io.StringIO()
    csv.writer(file).writerow(cells)
    return file.getvalue()
