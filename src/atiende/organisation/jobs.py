"""Background entrances: time goes by for who is present, skills come to their end, a file of shifts is read."""

from __future__ import annotations

from django.utils.translation import gettext, override

from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import Refusal
from atiende.organisation.actions.add_shift import add_shift
from atiende.organisation.actions.follow_presence import follow_presence
from atiende.organisation.actions.warn_of_expiring_skills import warn_of_expiring_skills
from atiende.organisation.queries.agents import active_agent_by_email
from atiende.organisation.rules.roster_file import NO_SUCH_PERSON, ShiftLine, lines_of, table_of_shifts
from atiende.platform.jobs import job
from atiende.platform.jobs.progress import LongJob
from atiende.platform.storage import find_file, open_file, release


@job("organisation.follow_presence", cron="* * * * *", retries=0)
def follow_presence_of_everybody() -> None:
    follow_presence(by=SYSTEM, at=utc_now())


@job("organisation.warn_of_expiring_skills", cron="20 6 * * *", retries=0, rests=True)
def warn_of_skills() -> None:
    warn_of_expiring_skills(by=SYSTEM, at=utc_now())


@job("organisation.import_roster", retries=0)
def import_roster(*, long_job_id: int, file_id: int, language: str) -> None:
    """The same file again changes nothing: a shift that is there already is the same."""
    with open_file(find_file(file_id)) as stream:
        table = table_of_shifts(stream.read())
    lines = list(lines_of(table)) if table is not None else []
    with LongJob.running(long_job_id, total=len(lines)) as progress, override(language):
        kept = 0
        for line in lines:
            told = line.problem or _planned(line)
            if told:
                words = gettext("Line %(line)s: %(reason)s")
                progress.note_error(words % {"line": line.line, "reason": gettext(told)})
            kept += not told
            progress.advance()
        progress.result = {"kept": kept, "refused": len(lines) - kept}
    release(file_id)


def _planned(line: ShiftLine) -> str:
    """Empty when it was; else the msgid of the reason."""
    agent_id = active_agent_by_email(line.email)
    if agent_id is None:
        return NO_SUCH_PERSON
    try:
        add_shift(
            agent_id=agent_id,
            day=line.day,
            start=line.start,
            end=line.end,
            zone=line.zone,
            by=SYSTEM,
            at=utc_now(),
        )
    except Refusal as refusal:
        return next(iter(refusal.fields.values()), refusal.message)
    return ""
