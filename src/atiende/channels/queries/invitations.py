"""The appointments in calendar files, read each time they are shown: nothing more of them is kept."""

from __future__ import annotations

from atiende.channels.rules.mail.parts import Invitation
from atiende.channels.rules.mail.reading.calendar import invitations
from atiende.channels.rules.mail.reading.limits import MAX_CALENDAR_BYTES
from atiende.platform.storage import FileMissing, StoredFile, open_file

CALENDARS = frozenset({"text/calendar", "application/ics", "text/x-vcalendar"})


def invitations_in(file: StoredFile) -> tuple[Invitation, ...]:
    """None in a file that is no calendar, is too large for one, cannot be understood or is not there any more.

    Whether somebody may see the file is for who hands it in to know.
    """
    if file.media_type not in CALENDARS or file.size > MAX_CALENDAR_BYTES:
        return ()
    try:
        with open_file(file) as stream:
            return invitations(stream.read())
    except FileMissing:
        return ()
