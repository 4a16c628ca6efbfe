from __future__ import annotations

import time

from django.db import transaction

from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.platform.audit import record
from atiende.platform.jobs import job
from atiende.platform.models import AuditEntry


@job("tests.weigh", queue="slow")
def weigh(*, thing_id: int) -> None:
    """Does nothing: only whether and how it is queued matters."""


@job("tests.leave_a_trace")
def leave_a_trace(*, thing_id: int) -> None:
    with transaction.atomic():
        record(by=SYSTEM, verb="tests.thing_weighed", target_kind="thing", target_id=thing_id, at=utc_now())


@job("tests.fail", retries=1)
def fail() -> None:
    raise ValueError("this one always fails")


@job("tests.wait_for_a_trace", queue="mail", retries=0)
def wait_for_a_trace() -> None:
    """As a mail server that answers late: until another job left its trace, ten seconds at most."""
    until = time.monotonic() + 10
    while not AuditEntry.objects.filter(target_kind="thing").exists():
        if time.monotonic() > until:
            raise TimeoutError
        time.sleep(0.05)
