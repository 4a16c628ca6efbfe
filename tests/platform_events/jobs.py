from __future__ import annotations

from atiende.platform.jobs import job


@job("tests.weigh", queue="slow")
def weigh(*, thing_id: int) -> None:
    """Does nothing: only whether and how it is queued matters."""
