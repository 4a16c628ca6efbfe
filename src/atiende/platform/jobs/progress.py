"""Progress of long jobs: how far, how fast, what went wrong, and whether somebody wants it to stop.

    long_job = LongJob.queue(kind="audit.verify", by=actor, at=at)  # in an action; the screen shows it at once
    defer(verify_audit, long_job_id=long_job.id)

    with LongJob.running(long_job_id, total=entries) as progress:  # in the job
        for entry in entries:
            progress.advance()  # raises when somebody asked to stop
        progress.result = {"entries": 12}

Progress is written outside of the job's own transactions, at most twice a second, so that others see it.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from atiende.kernel.actors import Actor
from atiende.kernel.clock import utc_now
from atiende.kernel.correlation import current_correlation_id
from atiende.kernel.text import one_line
from atiende.platform.live import signal
from atiende.platform.models.long_job import LongJobRow

WRITE_EVERY_SECONDS = 0.5
ERRORS_KEPT = 10_000


class LongJobCancelled(Exception):
    """Somebody asked the long job to stop; `LongJob.running` takes it as the end."""


class LongJob:
    """The progress of one long job, in the hands of the code that does the work."""

    def __init__(self, job_id: int, *, done: int = 0, total: int | None = None) -> None:
        self.id = job_id
        self.done = done
        self.total = total
        self.result: dict[str, Any] = {}
        self._errors: list[str] = []
        self._next_write = 0.0

    @classmethod
    def queue(cls, *, kind: str, by: Actor, at: datetime, total: int | None = None) -> LongJob:
        """Announce a long job that a worker will take up, in the transaction under way."""
        row = LongJobRow.objects.create(
            kind=kind,
            total=total,
            by_id=by.id,
            by_label=one_line(by.label),
            queued_at=at,
            correlation_id=current_correlation_id(),
        )
        return cls(row.pk, total=total)

    @classmethod
    def start(cls, *, kind: str, total: int | None, by: Actor, at: datetime) -> LongJob:
        """Announce and start at once, for work that the caller does itself; use `with long_job.watched():`."""
        long_job = cls.queue(kind=kind, by=by, at=at, total=total)
        long_job._begin(at)
        return long_job

    @classmethod
    @contextmanager
    def running(cls, job_id: int, *, total: int | None = None) -> Iterator[LongJob]:
        """Take up a queued job, or one whose worker died: `done` says how far it was.

        When it was cancelled meanwhile, the first `advance` ends it.
        """
        row = LongJobRow.objects.get(pk=job_id)
        long_job = cls(job_id, done=row.done, total=total if total is not None else row.total)
        long_job._begin(utc_now())
        with long_job.watched():
            yield long_job

    @contextmanager
    def watched(self) -> Iterator[LongJob]:
        """Ends as done, cancelled or failed, whatever happens inside; a failure goes on to the caller."""
        try:
            yield self
        except LongJobCancelled:
            self._end(LongJobRow.State.CANCELLED)
        except Exception as error:
            self.note_error(f"{type(error).__name__}: {error}")
            self._end(LongJobRow.State.FAILED)
            raise
        else:
            self._end(LongJobRow.State.DONE)

    def advance(self, count: int = 1) -> None:
        """Tell that `count` more are done. Raises LongJobCancelled when somebody asked to stop."""
        self.done += count
        if time.monotonic() >= self._next_write:
            self._write()

    def announce_total(self, total: int) -> None:
        """Tell how many there are, once the job knows it."""
        self.total = total
        LongJobRow.objects.filter(pk=self.id).update(total=total)

    def note_error(self, line: str) -> None:
        """Keep a line for the file of errors; the first ten thousand are kept and all are counted."""
        self._errors.append(one_line(line, limit=500))

    def _begin(self, at: datetime) -> None:
        LongJobRow.objects.filter(pk=self.id).update(
            state=LongJobRow.State.RUNNING, total=self.total, started_at=at, advanced_at=at
        )
        signal(f"long_job:{self.id}")

    def _write(self) -> None:
        self._next_write = time.monotonic() + WRITE_EVERY_SECONDS
        self._save(done=self.done, advanced_at=utc_now())
        self._stop_if_asked()

    def _stop_if_asked(self) -> None:
        if LongJobRow.objects.filter(pk=self.id, cancel_requested=True).exists():
            raise LongJobCancelled

    def _end(self, state: LongJobRow.State) -> None:
        now = utc_now()
        self._save(done=self.done, state=state, result=self.result, advanced_at=now, finished_at=now)

    def _save(self, **changes: Any) -> None:
        if self._errors:
            kept = LongJobRow.objects.values_list("errors", "error_count").get(pk=self.id)
            room = max(0, ERRORS_KEPT - kept[1])
            changes["errors"] = kept[0] + "".join(f"{line}\n" for line in self._errors[:room])
            changes["error_count"] = kept[1] + len(self._errors)
            self._errors = []
        LongJobRow.objects.filter(pk=self.id).update(**changes)
        signal(f"long_job:{self.id}")
