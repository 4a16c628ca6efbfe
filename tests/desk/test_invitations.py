"""A calendar that came with a mail is shown as an appointment: what, when, where, from whom."""

from __future__ import annotations

import pytest

from atiende.platform.storage import store
from atiende.tickets.rules.incoming import NewAttachment
from tests.desk.office import arrives, signed_in

pytestmark = pytest.mark.django_db

REQUEST = """BEGIN:VCALENDAR
METHOD:REQUEST
BEGIN:VEVENT
SUMMARY:Visita del técnico <b>
LOCATION:Calle del Olmo
ORGANIZER:mailto:marta@correo.example
DTSTART:20261125T090000Z
DTEND:20261125T103000Z
END:VEVENT
END:VCALENDAR
"""


def _page(calendar: str, media_type: str = "text/calendar") -> str:
    content = calendar.replace("\n", "\r\n").encode()
    kept = store(content, name="cita.ics", media_type=media_type)
    file = NewAttachment(
        file_id=kept.id, name="cita.ics", media_type=media_type, size=kept.size, sha256=kept.sha256
    )
    opened = arrives(attachments=(file,))
    return signed_in().get(f"/desk/tickets/{opened.number}/").content.decode()


def test_an_invitation_says_what_when_where_and_from_whom() -> None:
    page = _page(REQUEST)
    assert "Invitación" in page
    assert "Visita del técnico &lt;b&gt;" in page
    assert "25 nov 2026, 10:00 – 11:30" in page  # in Madrid
    assert "Calle del Olmo" in page
    assert "marta@correo.example" in page
    assert "cita.ics" in page


def test_a_cancelled_one_says_so() -> None:
    assert "Cita cancelada" in _page(REQUEST.replace("METHOD:REQUEST", "METHOD:CANCEL"))


def test_whole_days_end_the_day_before_the_calendar_says() -> None:
    days = REQUEST.replace("DTSTART:20261125T090000Z", "DTSTART;VALUE=DATE:20261125")
    page = _page(days.replace("DTEND:20261125T103000Z", "DTEND;VALUE=DATE:20261127"))
    assert "25 nov 2026 – 26 nov 2026" in page


def test_a_time_without_a_zone_is_told_as_it_was_written() -> None:
    page = _page(REQUEST.replace("T090000Z", "T090000").replace("T103000Z", "T103000"))
    assert "25 nov 2026, 9:00 – 10:30" in page


@pytest.mark.parametrize("calendar", ["", "BEGIN:VCALENDAR", "\x00\xff", "BEGIN:VCALENDAR\nEND:VCALENDAR\n"])
def test_what_is_no_calendar_stays_a_file(calendar: str) -> None:
    page = _page(calendar)
    assert 'class="invite' not in page
    assert "cita.ics" in page


def test_another_kind_of_file_is_not_read_as_one() -> None:
    assert 'class="invite' not in _page(REQUEST, media_type="text/plain")
