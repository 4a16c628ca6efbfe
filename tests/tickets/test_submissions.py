from __future__ import annotations

import uuid

import pytest

from atiende.tickets.actions.add_note import add_note
from atiende.tickets.jobs import forget_old_submissions
from atiende.tickets.models import Message, Submission
from tests.tickets.conftest import later

pytestmark = pytest.mark.django_db
DAY = 24 * 60  # in minutes


def test_old_submissions_are_forgotten_and_their_messages_stay(opened, house, monkeypatch):
    made = opened()
    for text, at in (("vieja", later(0)), ("nueva", later(DAY * 29))):
        add_note(ticket_id=made.ticket_id, text=text, by=house.owner, at=at, submission=uuid.uuid4())
    monkeypatch.setattr("atiende.tickets.jobs.utc_now", lambda: later(DAY * 30 + 60))
    forget_old_submissions()
    assert Submission.objects.count() == 1
    assert Message.objects.filter(kind="note").count() == 2


def test_a_refused_submission_can_be_sent_in_again(opened, house):
    made, key = opened(), uuid.uuid4()
    note = {"ticket_id": made.ticket_id, "by": house.owner, "at": later(1), "submission": key}
    with pytest.raises(Exception, match="marked fields"):
        add_note(text="", **note)
    assert add_note(text="ahora sí", **note)
