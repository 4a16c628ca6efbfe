"""Background entrances: time goes by for who is present, and skills come to their end."""

from __future__ import annotations

from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.organisation.actions.follow_presence import follow_presence
from atiende.organisation.actions.warn_of_expiring_skills import warn_of_expiring_skills
from atiende.platform.jobs import job


@job("organisation.follow_presence", cron="* * * * *", retries=0)
def follow_presence_of_everybody() -> None:
    follow_presence(by=SYSTEM, at=utc_now())


@job("organisation.warn_of_expiring_skills", cron="20 6 * * *", retries=0, rests=True)
def warn_of_skills() -> None:
    warn_of_expiring_skills(by=SYSTEM, at=utc_now())
