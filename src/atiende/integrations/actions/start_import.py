"""Have a worker try an import, or bring it in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import transaction

from atiende.integrations.events import ImportStarted
from atiende.integrations.models import Import
from atiende.integrations.queries.imports import get_import
from atiende.integrations.rules.importing import problems as say
from atiende.integrations.rules.importing.records import CSV
from atiende.integrations.rules.importing.refusals import ImportUnderWay, UnreadableImport
from atiende.integrations.rules.importing.tables import COLUMNS, lacks
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.jobs.progress import LongJob
from atiende.platform.outbox import emit

JOB_KIND = "integrations.import"


def start_import(
    *,
    import_id: int,
    mapping: Mapping[str, str],
    teams: Mapping[str, int],
    makes_teams: bool,
    is_trial: bool,
    language: str,
    by: Actor,
    at: dt.datetime,
) -> int:
    """The id of the long job to watch. `mapping`: heading → column, of a table; `language`: of the lines left out.

    Raises NotPermitted, NotFound, ImportUnderWay and UnreadableImport when needed columns are missing.
    """
    with transaction.atomic():
        row = get_import(by, import_id, is_locked=True)
        if row.file_id is None or row.state in (Import.State.TRYING, Import.State.RUNNING):
            raise ImportUnderWay
        row.mapping = {heading: column for heading, column in mapping.items() if column in COLUMNS[row.kind]}
        if row.system == CSV and lacks(row.kind, row.mapping.values()):
            raise UnreadableImport(say.LACKS_COLUMNS)
        long_job = LongJob.queue(kind=JOB_KIND, by=by, at=at, total=row.report.get("read"))
        row.teams, row.makes_teams = dict(teams), makes_teams
        row.state = Import.State.TRYING if is_trial else Import.State.RUNNING
        row.long_job_id = long_job.id
        row.save(update_fields=["mapping", "teams", "makes_teams", "state", "long_job_id"])
        verb = "integrations.import_tried" if is_trial else "integrations.import_started"
        record(by=by, verb=verb, target_kind="import", target_id=row.pk, at=at)
        emit(ImportStarted(import_id=row.pk, long_job_id=long_job.id, language=language))
        return long_job.id
