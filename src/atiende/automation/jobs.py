"""Work in the background."""

from __future__ import annotations

from atiende.automation.actions.forget_old_runs import forget_old_runs
from atiende.automation.actions.pause_broken_rules import pause_broken_rules
from atiende.automation.actions.run_due_rules import run_due_rules
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.platform.jobs import job


@job("automation.run_due_rules", cron="* * * * *", retries=0, rests=True)
def run_rules_on_time() -> None:
    """Every minute: cases whose time came."""
    run_due_rules(by=SYSTEM, at=utc_now())


@job("automation.pause_broken_rules", cron="*/5 * * * *", retries=0)
def pause_rules_that_refer_to_nothing() -> None:
    pause_broken_rules(by=SYSTEM, at=utc_now())


@job("automation.forget_old_runs", cron="23 3 * * *", retries=0)
def forget_runs_of_rules() -> None:
    forget_old_runs(by=SYSTEM, at=utc_now())
