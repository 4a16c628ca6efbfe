from __future__ import annotations

import pytest

from atiende.kernel.actors import SYSTEM
from atiende.kernel.refusals import NotFound, NotPermitted
from atiende.platform.models.outbox import OutboxEvent
from atiende.tickets.actions.record_delivery import record_delivery
from atiende.tickets.actions.reply_to_ticket import reply_to_ticket
from atiende.tickets.models import Message, TimelineEntry
from atiende.tickets.rules.reply import Reply
from tests.tickets.conftest import later

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(opened, house) -> int:
    made = opened()
    return reply_to_ticket(
        ticket_id=made.ticket_id, reply=Reply(text="Sale hoy."), by=house.owner, at=later(1)
    )


def tell(message_id, delivery, by=SYSTEM, words="") -> bool:
    return record_delivery(message_id=message_id, delivery=delivery, words=words, at=later(2), by=by)


@pytest.mark.parametrize(
    ("news", "end"),
    [
        (["sending", "sent", "delivered", "read"], "read"),
        (["read", "delivered", "sent", "sending"], "read"),
        (["sending", "uncertain", "sent"], "sent"),
        (["sending", "uncertain", "failed", "sent"], "failed"),
        (["sent", "uncertain"], "sent"),
        (["sent", "failed", "delivered"], "failed"),
        (["sent", "queued"], "sent"),
        (["received", "none", "nonsense"], "queued"),
    ],
)
def test_news_move_it_forward_only(sent, news, end):
    for delivery in news:
        tell(sent, delivery)
    assert Message.objects.get(pk=sent).delivery == end


def test_old_news_change_nothing_and_tell_nobody(sent):
    assert tell(sent, "sent")
    assert not tell(sent, "sent")
    assert OutboxEvent.objects.filter(name="tickets.delivery_changed.v1").count() == 1


def test_a_failure_stands_in_the_timeline_with_what_was_said(sent):
    tell(sent, "failed", words="550 no such\x00 user\r\nX")
    message = Message.objects.get(pk=sent)
    assert message.delivery_words == "550 no such user X"
    assert TimelineEntry.objects.filter(kind="delivery_failed", message_id=sent).exists()


def test_a_person_sends_again_what_failed(sent, house):
    assert not tell(sent, "queued", house.colleague), "it is on its way"
    tell(sent, "failed")
    assert not tell(sent, "queued"), "the program does not try again by itself"
    assert tell(sent, "queued", house.colleague)
    assert OutboxEvent.objects.filter(name="tickets.message_queued.v1").count() == 2


def test_people_record_nothing_else_and_only_in_what_they_see(sent, house):
    tell(sent, "failed")
    for actor, refusal in (
        (house.light, NotPermitted),
        (house.auditor, NotPermitted),
        (house.stranger, NotPermitted),
        (house.of_other_team, NotFound),
        (house.of_other_brand, NotFound),
    ):
        with pytest.raises(refusal):
            tell(sent, "queued", actor)
    with pytest.raises(NotPermitted):
        tell(sent, "sent", house.owner)


def test_what_arrived_has_no_delivery(opened):
    with pytest.raises(NotFound):
        tell(opened().message_id, "sent")
