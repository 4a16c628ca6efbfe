"""What the database tells: tables, jobs, events, seals, clock, mail, mailboxes, searching, files, live signals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db import Error, connection

from atiende.kernel.clock import utc_now
from atiende.platform.backup.plan import backup_plan
from atiende.platform.backup.situation import is_overdue, last_good_run
from atiende.platform.pause import pause_of
from atiende.site.command_line.words import figure, gettext
from atiende.site.doctor.files import files
from atiende.site.doctor.finding import Finding
from atiende.site.doctor.live import live
from atiende.site.schema import pending_migrations

_JOBS_WAITING_WARNS = 1_000
_OLDEST_JOB_WARNS_MINUTES = 15
_SEAL_WARNS_MINUTES = 60
_CLOCK_WARNS_SECONDS = 2.0
_UP = "atiende up"


def examine_database() -> list[Finding]:
    """One finding for each part; a part that cannot be asked is a failure of its own."""
    tables = migrations()
    if tables.state == "failure":
        return [server(), tables]
    return [server(), tables, *(_asked(name, part) for name, part in _PARTS.items())]


def server() -> Finding:
    (version,) = _row("SHOW server_version")
    says = gettext("PostgreSQL %(version)s answers.") % {"version": version}
    return Finding("database", "ok", says)


def migrations() -> Finding:
    waiting = pending_migrations()
    if not waiting:
        return Finding("migrations", "ok", gettext("The tables are up to date."))
    says = gettext("%(count)s migrations wait, the first is %(first)s.") % {
        "count": len(waiting),
        "first": waiting[0],
    }
    return Finding(
        "migrations", "failure", says, gettext("They are applied by: %(command)s") % {"command": _UP}
    )


def jobs() -> Finding:
    waiting, failed, oldest = _row(
        "SELECT count(*) FILTER (WHERE status = 'todo'), count(*) FILTER (WHERE status = 'failed'),"
        " extract(epoch FROM now() - min(coalesce(scheduled_at, now())) FILTER (WHERE status = 'todo')) / 60"
        " FROM procrastinate_jobs"
    )
    says = gettext("Jobs waiting: %(waiting)s. Failed: %(failed)s.") % {"waiting": waiting, "failed": failed}
    if failed:
        return Finding("jobs", "warning", says, gettext("See why in the console, and try them again there."))
    if waiting > _JOBS_WAITING_WARNS or (oldest or 0) > _OLDEST_JOB_WARNS_MINUTES:
        return Finding(
            "jobs", "warning", says, gettext("Check that a worker runs: %(command)s") % {"command": _UP}
        )
    return Finding("jobs", "ok", says)


def outbox() -> Finding:
    stuck, pending = _row(
        "SELECT count(DISTINCT (aggregate, handler)) FILTER (WHERE state = 'stuck'),"
        " count(*) FILTER (WHERE state = 'pending') FROM platform_delivery"
    )
    says = gettext("Stuck lanes of events: %(stuck)s. Deliveries waiting: %(pending)s.") % {
        "stuck": stuck,
        "pending": pending,
    }
    if stuck:
        return Finding(
            "events",
            "failure",
            says,
            gettext("See them with: %(command)s") % {"command": "atiende outbox stuck"},
        )
    return Finding("events", "ok", says)


def audit() -> Finding:
    unsealed, oldest = _row("SELECT count(*), min(at) FROM platform_audit_entry WHERE seal_number IS NULL")
    if oldest is None or utc_now() - oldest < dt.timedelta(minutes=_SEAL_WARNS_MINUTES):
        return Finding(
            "audit",
            "ok",
            gettext("The audit trail is sealed. Entries that await the next seal: %(count)s.")
            % {"count": unsealed},
        )
    says = gettext("Audit entries without a seal since %(since)s: %(count)s.") % {
        "count": unsealed,
        "since": f"{oldest:%Y-%m-%d %H:%M} UTC",
    }
    return Finding(
        "audit", "warning", says, gettext("Check that a worker runs: %(command)s") % {"command": _UP}
    )


def clock() -> Finding:
    """Two clocks that disagree make due dates and sessions wrong."""
    before = utc_now()
    (there,) = _row("SELECT clock_timestamp()")
    here = before + (utc_now() - before) / 2
    apart = abs((there - here).total_seconds())
    says = gettext("This machine's clock and the database's are %(seconds)s s apart.") % {
        "seconds": figure(apart, decimals=1)
    }
    if apart > _CLOCK_WARNS_SECONDS:
        return Finding("clock", "failure", says, gettext("Set both by NTP."))
    return Finding("clock", "ok", says)


def mail() -> Finding:
    (configured,) = _row("SELECT count(*) FROM platform_mail_server WHERE is_enabled")
    (failed,) = _row("SELECT count(*) FROM platform_outgoing_mail WHERE state = 'failed'")
    if not configured:
        return Finding(
            "mail",
            "warning",
            gettext("No mail server is set up: invitations and resets cannot be sent."),
            gettext("Set one up in the console, under Mail."),
        )
    if failed:
        says = gettext("Mails that could not be delivered: %(count)s.") % {"count": failed}
        return Finding("mail", "warning", says, gettext("See why in the console, under Mail."))
    return Finding("mail", "ok", gettext("Mail goes out through the server that was set up."))


def mailboxes() -> Finding:
    """Those with a server: whether they are read, and whether somebody must give a permission again."""
    failing, ended, total, first = _row(
        "SELECT count(*) FILTER (WHERE reading.failing_since IS NOT NULL OR reading.alarmed_at IS NOT NULL),"
        " count(*) FILTER (WHERE token.ended_at IS NOT NULL), count(*),"
        " min(mailbox.name) FILTER (WHERE reading.failing_since IS NOT NULL OR reading.alarmed_at IS NOT NULL"
        " OR token.ended_at IS NOT NULL)"
        " FROM channels_mailbox mailbox"
        " JOIN channels_mailaccess access ON access.mailbox_id = mailbox.id AND access.direction = 'in'"
        " LEFT JOIN channels_mailboxreading reading ON reading.mailbox_id = mailbox.id"
        " LEFT JOIN channels_mailtoken token ON token.mailbox_id = mailbox.id"
        " WHERE NOT EXISTS (SELECT FROM channels_mailboxpause pause WHERE pause.mailbox_id = mailbox.id)"
    )
    if ended:
        says = gettext("Mailboxes whose permission must be given again: %(count)s, the first is %(name)s.")
        do = gettext("Give the permission again in the console, under Mailboxes.")
        return Finding("mailboxes", "failure", says % {"count": ended, "name": first}, do)
    if failing:
        says = gettext("Mailboxes that cannot be read now: %(count)s, the first is %(name)s.")
        do = gettext("See why with: %(command)s") % {"command": "atiende mailbox list"}
        return Finding("mailboxes", "warning", says % {"count": failing, "name": first}, do)
    return Finding("mailboxes", "ok", gettext("Mailboxes that are read: %(count)s.") % {"count": total})


def search() -> Finding:
    """Every message has its row, and no row is without a message."""
    missing, waiting = _row(
        "SELECT (SELECT count(*) FROM tickets_message said WHERE NOT EXISTS"
        " (SELECT FROM tickets_searchrow found WHERE found.message_id = said.id)),"
        " (SELECT count(*) FROM tickets_searchunfinished)"
    )
    if missing:
        says = gettext("Messages that searching does not find: %(count)s.") % {"count": missing}
        do = gettext("Write anew what it reads: %(command)s") % {"command": "atiende search rebuild"}
        return Finding("search", "warning", says, do)
    says = gettext("Searching finds every message. Long cases that follow a change: %(count)s.")
    return Finding("search", "ok", says % {"count": waiting})


def backups() -> Finding:
    """Whether they are made by themselves, and whether one succeeded lately."""
    at = utc_now()
    last = last_good_run()
    made = f"{last.ended_at:%Y-%m-%d %H:%M} UTC" if last and last.ended_at else gettext("never")
    if is_overdue(at):
        says = gettext("No backup succeeded for 36 hours. The last one: %(last)s.") % {"last": made}
        return Finding("backups", "failure", says, gettext("See why in the console, under Backups."))
    if not backup_plan().is_enabled:
        says = gettext("No backups are made by themselves. The last one: %(last)s.") % {"last": made}
        do = gettext("Switch them on in the console, under Backups, or run: %(command)s")
        return Finding("backups", "warning", says, do % {"command": "atiende backup DIR"})
    return Finding("backups", "ok", gettext("The last backup: %(last)s.") % {"last": made})


def pause() -> Finding:
    """A restored installation waits for an administrator."""
    found = pause_of()
    if found is None:
        return Finding("pause", "ok", gettext("Nothing is paused."))
    says = gettext("The installation is paused since %(since)s: nothing is sent.") % {
        "since": f"{found.since:%Y-%m-%d %H:%M} UTC"
    }
    do = gettext("Resume it in the console, under “Pause after a restore”, or with: %(command)s")
    return Finding("pause", "warning", says, do % {"command": "atiende resume"})


_PARTS: dict[str, Callable[[], Finding]] = {
    "jobs": jobs,
    "events": outbox,
    "audit": audit,
    "clock": clock,
    "mail": mail,
    "mailboxes": mailboxes,
    "search": search,
    "backups": backups,
    "pause": pause,
    "files": files,
    "live": live,
}


def _asked(name: str, part: Callable[[], Finding]) -> Finding:
    try:
        return part()
    except Error as error:
        return Finding(name, "failure", str(error).strip().splitlines()[0])


def _row(statement: str) -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return tuple(cursor.fetchone() or ())
