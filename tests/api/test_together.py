"""Rules, side conversations, notifications and reviews by programs: what each does, and who may."""

import pytest

from atiende.automation.actions.save_rule import save_rule
from atiende.automation.models import Rule
from atiende.automation.rules.definition import Deed, Definition, Trigger
from atiende.kernel.actors import SYSTEM
from atiende.notifications.actions.notify import notify
from atiende.notifications.rules.kinds import Kind
from atiende.tickets.models import Message, Ticket
from tests.api.conftest import AT, a_ticket, api_of, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def ticket(api):
    made = api.post("/tickets", a_ticket()).json()
    api.patch(f"/tickets/{made['number']}", {"team": "Ayuda"})
    return made


def _rule(name, value="nuevo"):
    definition = Definition(Trigger("opened"), deeds=(Deed("team" if value.isdigit() else "tag", value),))
    return save_rule(name=name, definition=definition, by=SYSTEM, at=AT).pk


def test_rules_are_listed_switched_and_tell_their_runs(people):
    chief = api_of(people.chief, "admin")
    first, broken = _rule("Nuevos"), _rule("Rota", "999")
    told = chief.get("/rules").json()["items"]
    assert [(each["id"], each["state"]) for each in told] == [(first, "off"), (broken, "off")]
    assert chief.post(f"/rules/{first}/on", {}).json()["state"] == "on"
    refused(chief.post(f"/rules/{broken}/on", {}), 409, "automation.refers_to_nothing")
    assert "nuevo" in chief.get(f"/rules/{first}").json()["sentence"]
    assert chief.get(f"/rules/{first}/runs").json() == {"items": [], "next": None}
    assert chief.post(f"/rules/{first}/off", {}).json()["active_number"] is None
    refused(chief.get("/rules/7777"), 404, "not_found")
    refused(chief.get(f"/rules/{first}/runs", cursor="x"), 422, "invalid_input")
    refused(api_of(people.owner, "admin").get("/rules"), 403, "not_permitted")
    refused(api_of(people.chief, "tickets:write").post(f"/rules/{first}/on", {}), 403, "scope_missing")
    assert Rule.objects.filter(active_number=None).count() == 2


def test_a_side_conversation_is_begun_once_goes_on_and_never_stands_among_the_messages(api, ticket, people):
    path = f"/tickets/{ticket['number']}/side-conversations"
    body = {"to": ["taller@example.com"], "subject": "Pieza", "body": "Pregunta secreta"}
    made = [api.post(path, body, key="s1").json() for _ in range(2)]
    assert made[0] == made[1]
    assert made[0]["to"] == ["taller@example.com"]
    more = api.post(f"{path}/{made[0]['id']}/messages", {"body": "¿Y bien?"}).json()
    assert [each["body"] for each in more["messages"]] == ["Pregunta secreta", "¿Y bien?"]
    assert [each["id"] for each in api.get(path).json()["items"]] == [made[0]["id"]]
    assert "secreta" not in api.get(f"/tickets/{ticket['number']}/messages").content.decode()
    taking_part = {**body, "to": ["rosa@correo.example"]}
    refused(api.post(path, taking_part), 422, "side_conversations.recipient_takes_part")
    assert "body" in refused(api.post(path, {**body, "body": " "}), 422, "invalid_input")["fields"]
    other = api.post("/tickets", a_ticket()).json()["number"]
    wrong = f"/tickets/{other}/side-conversations/{made[0]['id']}/messages"
    refused(api.post(wrong, {"body": "x"}), 404, "not_found")
    refused(api_of(people.stranger).get(path), 404, "not_found")
    refused(api_of(people.light).post(path, body), 403, "not_permitted")


def test_notifications_are_ones_own_and_read(people, ticket):
    case = Ticket.objects.get(number=ticket["number"])
    for kind in (Kind.MENTIONED, Kind.ASSIGNED):
        notify(kind=kind, person_ids=[people.colleague.pk], ticket_id=case.pk, by=SYSTEM, at=AT)
    own, other = api_of(people.colleague), api_of(people.owner)
    page = own.get("/notifications", limit=1).json()
    rest = own.get("/notifications", limit=1, cursor=page["next"]).json()["items"]
    assert {each["kind"] for each in page["items"] + rest} == {"mentioned", "assigned"}
    assert page["items"][0]["ticket"] == ticket["number"]
    first = page["items"][0]["id"]
    assert other.get("/notifications").json()["items"] == []
    assert other.post("/notifications/read", {"id": first}).json() == {"read": 0}
    assert own.post("/notifications/read", {"id": first}).json() == {"read": 1}
    assert own.post("/notifications/read", {}).json() == {"read": 1}
    assert own.get("/notifications", unread="true").json()["items"] == []
    refused(own.get("/notifications", cursor="x"), 422, "invalid_input")


def test_a_reply_leaves_once_a_colleague_approved_it(api, ticket, people):
    path = f"/tickets/{ticket['number']}/reviews"
    asked = api.post(path, {"body": "Le cambiamos la lámpara.", "reviewer": "Carla"}).json()
    assert (asked["state"], asked["body"]) == ("asked", "Le cambiamos la lámpara.")
    refused(api.post(f"{path}/{asked['id']}", {"decision": "approve"}), 403, "not_permitted")
    carla = api_of(people.colleague)
    refused(carla.post(f"{path}/{asked['id']}", {"decision": "return"}), 422, "invalid_input")
    assert not Message.objects.filter(kind="outgoing").exists()
    done = carla.post(f"{path}/{asked['id']}", {"decision": "approve"}).json()
    assert (done["state"], done["body"]) == ("approved", "")
    assert Message.objects.get(pk=done["message"]).text == "Le cambiamos la lámpara."
    refused(carla.post(f"{path}/{asked['id']}", {"decision": "approve"}), 409, "tickets.review_is_over")
    refused(api_of(people.stranger).get(path), 404, "not_found")
    assert (
        "reviewer" in refused(api.post(path, {"body": "x", "reviewer": "me"}), 422, "invalid_input")["fields"]
    )
