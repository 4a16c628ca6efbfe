"""Work that sign-in leaves behind, so that its answer takes the same time for every address."""

from __future__ import annotations

from django.db import connection

from atiende.identity.actions.send_password_reset import send_password_reset
from atiende.identity.actions.warn_of_attempts import warn_of_attempts
from atiende.identity.queries import active_user
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.platform.jobs import job


@job("identity.mail_password_reset")
def mail_password_reset(*, user_id: int) -> None:
    """For the number 0, an address that nobody has, nothing happens."""
    if active_user(user_id) is not None:
        send_password_reset(user_id=user_id, by=SYSTEM, at=utc_now())


@job("identity.warn_of_attempts")
def mail_warning_of_attempts(*, user_id: int) -> None:
    """For the number 0, an address that nobody has, nothing happens."""
    if active_user(user_id) is not None:
        warn_of_attempts(user_id=user_id, by=SYSTEM, at=utc_now())


@job("identity.forget_past_attempts", cron="*/5 * * * *", retries=0)
def forget_past_attempts() -> None:
    """Keep the table of attempts small: it is counted each time that an attempt is written."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM platform_cache WHERE expires < now()")
