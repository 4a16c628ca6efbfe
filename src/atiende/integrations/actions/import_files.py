"""Bring in cases, customers or articles from files of this machine."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

from atiende.integrations.importing.files import bring_files
from atiende.integrations.importing.problem_lines import problem_lines
from atiende.integrations.rules.importing.files import Files
from atiende.kernel.actors import Actor


def import_files(
    *,
    files: Files,
    is_trial: bool,
    by: Actor,
    at: dt.datetime,
    language: str = "es",
    problems_into: Path | None = None,
    writers: int = 2,
    advance: Callable[[int], None] = lambda _count: None,
) -> dict[str, Any]:
    """What became of it, in counts, with the first problems. A trial reads everything and writes nothing.

    In batches, each committed with the ids that its records had elsewhere: whatever was brought in before is passed
    over. Nobody is answered or told. Every line that was left out stands in `problems_into`, in `language`.
    `writers`: connections that write at once. Raises NotPermitted, NotFound, BrandIsArchived and UnreadableImport.
    """
    with problem_lines(language) as problems:
        tally = bring_files(
            files, is_trial=is_trial, by=by, at=at, writers=writers, note=problems.note, advance=advance
        )
        if problems_into is not None:
            problems_into.write_bytes(problems.content().read())
        return {**tally.as_json(), "first_problems": problems.first, "problems": problems.count}
