"""Try or bring in what was uploaded, on behalf of whoever started it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db import transaction

from atiende.integrations.importing.files import bring_files
from atiende.integrations.importing.problem_lines import ProblemLines, problem_lines
from atiende.integrations.importing.stored import stored_as_path
from atiende.integrations.models import Import
from atiende.integrations.queries.imports import get_import
from atiende.integrations.rules.importing.files import Files
from atiende.kernel.actors import Actor
from atiende.platform.storage import hold, release, store


def run_import(
    *,
    import_id: int,
    language: str,
    writers: int = 2,
    by: Actor,
    at: dt.datetime,
    advance: Callable[[int], None],
) -> dict[str, Any]:
    """The report in counts. However it ends, what it left out can be downloaded.

    Raises NotPermitted, UnreadableImport, and whatever `advance` raises to stop it.
    """
    row = get_import(by, import_id)
    if row.state not in (Import.State.TRYING, Import.State.RUNNING):
        return dict(row.report)  # its worker died when all was done
    is_trial = row.state == Import.State.TRYING
    with problem_lines(language) as problems:
        try:
            report = _read(row, problems, is_trial=is_trial, writers=writers, by=by, at=at, advance=advance)
        except Exception:
            _keep(row, problems, {}, Import.State.STOPPED, by=by, at=at)
            raise
        _keep(row, problems, report, Import.State.TRIED if is_trial else Import.State.DONE, by=by, at=at)
    return report


def _read(
    row: Import,
    problems: ProblemLines,
    *,
    is_trial: bool,
    writers: int,
    by: Actor,
    at: dt.datetime,
    advance: Callable[[int], None],
) -> dict[str, Any]:
    with stored_as_path(row.file_id or 0) as path:
        files = Files(
            kind=row.kind,
            brand_id=row.brand_id,
            paths=[(row.file_name, path)],
            system=row.system,
            source=row.source,
            mapping=row.mapping,
            teams=row.teams,
            makes_teams=row.makes_teams,
        )
        tally = bring_files(
            files,
            is_trial=is_trial,
            by=by,
            at=at,
            import_id=row.pk,
            writers=writers,
            note=problems.note,
            advance=advance,
        )
    return tally.as_json()


def _keep(
    row: Import, problems: ProblemLines, report: dict[str, Any], state: str, *, by: Actor, at: dt.datetime
) -> None:
    with transaction.atomic():
        locked = get_import(by, row.pk, is_locked=True)
        before = locked.problems_file_id
        locked.problems_file_id = _stored(problems) if problems.count else None
        if before is not None:
            release(before)
        if state == Import.State.DONE and locked.file_id is not None:
            release(locked.file_id)
            locked.file_id = None
        locked.report = {**report, "first_problems": problems.first, "problems": problems.count}
        locked.state, locked.ended_at = state, at
        locked.save(update_fields=["report", "state", "ended_at", "problems_file_id", "file_id"])


def _stored(problems: ProblemLines) -> int:
    found = problems.content()
    kept = store(iter(lambda: found.read(1 << 18), b""), name="problems.csv", media_type="text/csv")
    hold(kept)
    return kept.id
