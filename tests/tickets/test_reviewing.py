"""A reply that a colleague looks at leaves only once it is approved; whose replies have to, cannot go round it."""

from __future__ import annotations

import pytest

from atiende.kernel.refusals import InvalidInput, NotFound, NotPermitted
from atiende.tickets.actions.approve_reply import approve_reply
from atiende.tickets.actions.ask_for_review import ask_for_review
from atiende.tickets.actions.demand_reviews import demand_reviews
from atiende.tickets.actions.reply_to_ticket import reply_to_ticket
from atiende.tickets.actions.return_reply import return_reply
from atiende.tickets.actions.save_draft import save_draft
from atiende.tickets.errors import ReviewIsOver, ReviewNeeded
from atiende.tickets.models import Draft, DraftReview, Message
from atiende.tickets.rules.reply import Reply
from tests.tickets.conftest import later

pytestmark = pytest.mark.django_db


def draft(made, by, text="Le cambiamos la tapa."):
    save_draft(ticket_id=made.ticket_id, kind="reply", text=text, by=by, at=later(1))


def ask(made, by, reviewer, **more):
    draft(made, by)
    return ask_for_review(ticket_id=made.ticket_id, reviewer_id=reviewer.id, by=by, at=later(2), **more)


def sent():
    return Message.objects.filter(kind="outgoing")


def test_it_leaves_in_its_author_s_name_once_it_is_approved(opened, house):
    made = opened()
    review_id = ask(made, house.owner, house.colleague)
    assert not sent().exists()
    assert not Draft.objects.exists()
    approve_reply(review_id=review_id, text="Le cambiamos la tapa mañana.", by=house.colleague, at=later(3))
    message = sent().get()
    assert (message.author_id, message.text) == (house.owner.id, "Le cambiamos la tapa mañana.")
    with pytest.raises(ReviewIsOver):
        approve_reply(review_id=review_id, text="Otra vez.", by=house.colleague, at=later(4))
    assert DraftReview.objects.get().text == "", "what was decided is kept in the message alone"


def test_it_goes_back_with_a_remark_above_what_was_begun_meanwhile(opened, house):
    made = opened()
    review_id = ask(made, house.owner, house.colleague)
    draft(made, house.owner, "Y además…")
    with pytest.raises(InvalidInput):
        return_reply(review_id=review_id, by=house.colleague, at=later(3))
    return_reply(review_id=review_id, remark="Falta el plazo.", by=house.colleague, at=later(4))
    assert Draft.objects.get().text == "Le cambiamos la tapa.\n\nY además…"
    assert DraftReview.objects.get().remark == "Falta el plazo."
    assert not sent().exists()


def test_its_author_takes_it_back_and_does_not_approve_it(opened, house):
    made = opened()
    review_id = ask(made, house.owner, house.colleague)
    with pytest.raises(NotPermitted):
        approve_reply(review_id=review_id, text="x", by=house.owner, at=later(3))
    return_reply(review_id=review_id, by=house.owner, at=later(3))
    assert Draft.objects.get().text == "Le cambiamos la tapa."


def test_who_may_decide(opened, house):
    made = opened()
    review_id = ask(made, house.owner, house.administrator)
    for actor, refusal in (
        (house.colleague, NotPermitted),
        (house.light, NotPermitted),
        (house.of_other_team, NotFound),
    ):
        with pytest.raises(refusal):
            approve_reply(review_id=review_id, text="x", by=actor, at=later(3))
    approve_reply(review_id=review_id, text="Hecho.", by=house.supervisor, at=later(3))


def test_nobody_asks_themselves_nor_without_words_nor_a_stranger(opened, house):
    made = opened()
    with pytest.raises(InvalidInput):
        ask_for_review(ticket_id=made.ticket_id, reviewer_id=house.colleague.id, by=house.owner, at=later(2))
    for whom in ({"reviewer_id": house.owner.id}, {"reviewer_id": house.light.id}, {}, {"role_id": 987654}):
        draft(made, house.owner)
        with pytest.raises(InvalidInput):
            ask_for_review(ticket_id=made.ticket_id, **whom, by=house.owner, at=later(2))


def test_where_a_review_is_needed_nothing_leaves_without_it(opened, house):
    from atiende.identity.models import Role

    made = opened()
    role_id = Role.objects.get(code="olga").pk
    with pytest.raises(NotPermitted):
        demand_reviews(brand_ids=[], role_ids=[role_id], by=house.supervisor, at=later(1))
    demand_reviews(brand_ids=[], role_ids=[role_id], by=house.administrator, at=later(1))
    with pytest.raises(ReviewNeeded):
        reply_to_ticket(ticket_id=made.ticket_id, reply=Reply(text="Ya."), by=house.owner, at=later(2))
    reply_to_ticket(ticket_id=made.ticket_id, reply=Reply(text="Ya."), by=house.colleague, at=later(2))
    review_id = ask(made, house.owner, house.colleague)
    approve_reply(review_id=review_id, text="Va.", by=house.colleague, at=later(3))
    demand_reviews(brand_ids=[house.nova.pk], role_ids=[], by=house.administrator, at=later(4))
    with pytest.raises(ReviewNeeded):
        reply_to_ticket(ticket_id=made.ticket_id, reply=Reply(text="Ya."), by=house.colleague, at=later(5))
    assert sent().count() == 2
