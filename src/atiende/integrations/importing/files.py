"""Files of this machine, from what they are to what stands here afterwards."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from django.db import transaction

from atiende.integrations.importing.bringing import Advance, bring
from atiende.integrations.importing.opening import opened
from atiende.integrations.importing.order import Note, Order, Tally
from atiende.integrations.importing.reading import Plan, records
from atiende.integrations.importing.recognising import recognise
from atiende.integrations.importing.shelf import shelf
from atiende.integrations.models import Import
from atiende.integrations.rules.importing.files import Files
from atiende.kernel.actors import Actor
from atiende.organisation.queries import get_open_brand_for
from atiende.platform.audit import record


def bring_files(
    files: Files,
    *,
    is_trial: bool,
    by: Actor,
    at: dt.datetime,
    import_id: int | None = None,
    writers: int = 1,
    note: Note,
    advance: Advance,
) -> Tally:
    """What became of them, in counts. `import_id`: that of an upload; else one is begun here, unless it is a trial.

    `note` hears of every line that was left out. Raises NotPermitted, NotFound, BrandIsArchived and UnreadableImport.
    """
    by.require("settings.manage")
    brand = get_open_brand_for(by, files.brand_id)
    with opened(files.paths) as sources, shelf() as beside:
        found = recognise(sources, files.kind, system=files.system)
        source = (files.source or found.source)[:120]
        begun = import_id or (0 if is_trial else _begun(files, found.system, source, by=by, at=at))
        order = Order(
            import_id=begun,
            kind=files.kind,
            source=source,
            brand_id=files.brand_id,
            teams=files.teams,
            makes_teams=files.makes_teams,
            is_trial=is_trial,
            writers=writers,
        )
        plan = Plan(files.kind, found.system, files.mapping)
        read = records(sources, plan, beside, zone=ZoneInfo(brand.time_zone), now=at)
        tally = bring(read, order, by=by, at=at, note=note, advance=advance)
    if not is_trial:
        _tell_of_end(begun, tally, by=by, at=at)
    return tally


def _begun(files: Files, system: str, source: str, *, by: Actor, at: dt.datetime) -> int:
    with transaction.atomic():
        row = Import.objects.create(
            kind=files.kind,
            system=system,
            source=source,
            brand_id=files.brand_id,
            state=Import.State.RUNNING,
            file_name=", ".join(name for name, _ in files.paths)[:200],
            makes_teams=files.makes_teams,
            begun_by_id=by.id,
            begun_by_label=by.label[:200],
            begun_at=at,
        )
        record(by=by, verb="integrations.import_started", target_kind="import", target_id=row.pk, at=at)
    return int(row.pk)


def _tell_of_end(import_id: int, tally: Tally, *, by: Actor, at: dt.datetime) -> None:
    with transaction.atomic():
        Import.objects.filter(pk=import_id).update(
            state=Import.State.DONE, report=tally.as_json(), ended_at=at
        )
        record(
            by=by,
            verb="integrations.import_finished",
            target_kind="import",
            target_id=import_id,
            details={"taken": tally.taken, "known": tally.known, "left_out": tally.left_out},
            at=at,
        )
