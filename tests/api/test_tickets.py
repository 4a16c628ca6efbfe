"""Cases handed in, read, listed, searched and changed by programs."""

import pytest

from atiende.kernel.actors import SYSTEM
from atiende.organisation.models import AgentBrand, Brand, Organisation, Team
from atiende.platform.models import AuditEntry
from atiende.tickets.actions.add_custom_field import add_custom_field
from atiende.tickets.models import Message, Ticket
from atiende.tickets.rules.field_definition import FieldDefinition
from tests.api.conftest import AT, a_ticket, api_of, refused

pytestmark = pytest.mark.django_db


def test_a_case_is_handed_in_and_read(api, people):
    made = api.post(
        "/tickets",
        a_ticket(priority="high", tags=["retraso"], custom_fields={"pedido": "NH-1"}, channel="web"),
    )
    assert made.status_code == 201, made.content
    told = made.json()
    assert told["url"].endswith(f"/desk/tickets/{told['number']}/")
    assert (told["status"], told["priority"], told["brand"]) == ("new", "high", "nova")
    assert (told["tags"], told["custom_fields"], told["channel"]) == (["retraso"], {"pedido": "NH-1"}, "web")
    assert told["opened_at"].endswith("Z")
    read = api.get(f"/tickets/{told['number']}").json()
    assert {name: read[name] for name in told} == told
    assert [(m["kind"], m["body"]) for m in read["messages"]] == [("customer", "Mi pedido no llega.")]


def test_the_audit_names_the_person_behind_the_token(api, people):
    number = api.post("/tickets", a_ticket()).json()["number"]
    api.patch(f"/tickets/{number}", {"subject": "Otra cosa"})
    verbs = dict(AuditEntry.objects.filter(actor_id=people.owner.pk).values_list("verb", "actor_label"))
    assert verbs["tickets.ticket_opened"] == verbs["tickets.subject_changed"] == "Olga"


def test_several_things_change_at_once(api, people):
    number = api.post("/tickets", a_ticket(tags=["uno", "dos"])).json()["number"]
    change = {
        "status": "waiting_customer",
        "assignee": "carla@nova.example",
        "team": "ayuda",
        "priority": "urgent",
        "tags": ["Dos", "tres"],
        "subject": "Nuevo",
        "custom_fields": {"nota": "x"},
    }
    told = api.patch(f"/tickets/{number}", change).json()
    assert told["status"] == "waiting_customer"
    assert told["assignee"]["id"] == people.colleague.pk
    assert (told["team"]["name"], told["priority"], told["subject"]) == ("Ayuda", "urgent", "Nuevo")
    assert (told["tags"], told["custom_fields"]) == (["dos", "tres"], {"nota": "x"})
    chief = api_of(people.chief)
    again = chief.patch(f"/tickets/{number}", {"assignee": None, "team": None}).json()
    assert (again["assignee"], again["team"], again["subject"]) == (None, None, "Nuevo")


@pytest.mark.parametrize(
    ("change", "field", "told"),
    [
        ({"status": "nada"}, "status", "waiting_customer"),
        ({"team": "Nadie"}, "team", "Ayuda, Facturas"),
        ({"brand": "otra"}, "brand", "nova"),
        ({"assignee": "quien@nova.example"}, "assignee", "Carla"),
        ({"subject": None}, "subject", "null"),
        ({"priority": "máxima"}, "priority", "urgent"),
        ({"custom_fields": {"Mal Nombre": 1}}, "custom_fields.Mal Nombre", "kept"),
        ({"color": "red"}, "color", "no field"),
    ],
)
def test_a_refused_change_names_its_field_and_changes_nothing(api, change, field, told):
    number = api.post("/tickets", a_ticket()).json()["number"]
    before = Ticket.objects.values().get()
    problem = refused(api.patch(f"/tickets/{number}", {"tags": ["nueva"], **change}), 422, "invalid_input")
    assert told in problem["fields"][field], problem
    assert Ticket.objects.values().get() == before


def test_a_closed_case_says_so_for_the_field_and_keeps_the_rest(api):
    number = api.post("/tickets", a_ticket()).json()["number"]
    assert api.patch(f"/tickets/{number}", {"status": "closed"}).json()["status"] == "closed"
    problem = refused(
        api.patch(f"/tickets/{number}", {"tags": ["x"], "status": "open"}), 409, "tickets.closed"
    )
    assert list(problem["fields"]) == ["status"]
    assert api.get(f"/tickets/{number}").json()["tags"] == []


def test_the_list_is_filtered_and_searched(api, people):
    first = api.post("/tickets", a_ticket(subject="Lavadora rota")).json()["number"]
    second = api.post("/tickets", a_ticket(subject="Factura")).json()["number"]
    api.patch(f"/tickets/{first}", {"assignee": "me", "status": "open"})

    def numbers(**query):
        response = api.get("/tickets", **query)
        assert response.status_code == 200, response.content
        return [item["number"] for item in response.json()["items"]]

    assert numbers() == [second, first]
    assert numbers(status="open") == numbers(assignee="me") == [first]
    assert numbers(assignee="none") == numbers(status="new") == [second]
    assert numbers(q="lavadora") == [first]
    assert numbers(q="pedido", status="new") == [second]
    assert numbers(q=str(first), status="new") == []
    assert numbers(team="none", q="lavadora", assignee="me") == [first]
    refused(api.get("/tickets", status="nada"), 422, "invalid_input")
    refused(api.get("/tickets", cursor="nada"), 422, "invalid_input")
    refused(api.get("/tickets", q="x", cursor="nada"), 422, "invalid_input")
    refused(api.get("/tickets", limit="1000"), 422, "invalid_input")


def test_pages_hold_while_cases_come_in(api):
    numbers = [api.post("/tickets", a_ticket(subject=f"n{n}")).json()["number"] for n in range(5)]
    seen, cursor = [], ""
    for _page in range(5):
        told = api.get("/tickets", limit=2, **({"cursor": cursor} if cursor else {})).json()
        seen += [item["number"] for item in told["items"]]
        api.post("/tickets", a_ticket(subject="llega entre tanto"))
        api.patch(f"/tickets/{numbers[0]}", {"priority": "high"})
        cursor = told["next"]
        if cursor is None:
            break
    assert seen == sorted(numbers, reverse=True)


def test_a_list_costs_the_same_with_one_case_or_many(api, django_assert_max_num_queries):
    for n in range(6):
        api.post("/tickets", a_ticket(subject=f"n{n}", tags=["a", "b"]))
    with django_assert_max_num_queries(16):
        assert len(api.get("/tickets").json()["items"]) == 6


def test_customers_are_found_by_what_names_them_and_never_joined(api):
    one = api.post("/tickets", a_ticket()).json()
    two = api.post("/tickets", a_ticket(customer={"email": "ROSA@correo.example", "name": "Otra"})).json()
    assert two["customer"] == one["customer"] == {"id": one["customer"]["id"], "name": "Rosa"}
    by_phone = api.post("/tickets", a_ticket(customer={"phone": "600 000 417", "name": "Luis"})).json()
    assert by_phone["customer"]["id"] != one["customer"]["id"]
    both = api.post("/tickets", a_ticket(customer={"email": "rosa@correo.example", "phone": "+34600000417"}))
    problem = refused(both, 409, "customers.identifiers_of_several")
    assert set(problem["fields"]) == {"customer.email", "customer.phone"}
    refused(api.post("/tickets", a_ticket(customer={"name": "Nadie"})), 422, "invalid_input")
    wrong = refused(api.post("/tickets", a_ticket(customer={"email": "no"})), 422, "invalid_input")
    assert "customer.email" in wrong["fields"]


def test_a_customer_known_by_key_is_answered_at_their_address(api):
    who = {"external_id": "crm-7", "email": "rosa@correo.example"}
    api.post("/tickets", a_ticket(customer=who))
    number = api.post("/tickets", a_ticket(customer={"external_id": "crm-7"})).json()["number"]
    sent = api.post(f"/tickets/{number}/messages", {"kind": "reply", "body": "Va de camino."})
    assert sent.status_code == 201, sent.content
    assert (sent.json()["to"], sent.json()["channel"]) == (["rosa@correo.example"], "mail")


def test_without_an_address_nobody_would_get_the_reply(api):
    number = api.post("/tickets", a_ticket(customer={"phone": "+34600000417"})).json()["number"]
    refused(
        api.post(f"/tickets/{number}/messages", {"kind": "reply", "body": "Hola"}),
        422,
        "tickets.no_recipient",
    )
    assert Message.objects.filter(kind="outgoing").count() == 0


def test_a_brand_of_somebody_else_is_not_named(api, people):
    problem = refused(api.post("/tickets", a_ticket(brand="luma")), 422, "invalid_input")
    assert problem["fields"]["brand"].endswith("There are: nova.")
    chief = api_of(people.chief)
    assert chief.post("/tickets", a_ticket(brand="Luma")).json()["brand"] == "luma"


def test_before_the_set_up_there_is_a_brand_all_the_same(people):
    Team.objects.all().delete()
    Organisation.objects.all().delete()
    AgentBrand.objects.all().delete()
    Brand.objects.all().delete()
    assert api_of(people.chief).post("/tickets", a_ticket()).json()["brand"] == "atiende"


def test_cases_are_listed_by_conditions_on_own_fields_and_all_that_views_ask(api, people):
    definition = FieldDefinition(label="Modelo", kind="choice", options=("A", "B"))
    add_custom_field(definition=definition, by=SYSTEM, at=AT)
    numbers = {}
    for model in ("A", "B", None):
        made = api.post("/tickets", a_ticket()).json()["number"]
        numbers[model] = made
        if model:
            api.patch(f"/tickets/{made}", {"custom_fields": {"modelo": model}})

    def found(*conditions, **more):
        answer = api.get("/tickets", condition=list(conditions), **more).json()
        return [each["number"] for each in answer["items"]], answer["next"]

    assert found("field.modelo:one_of:A")[0] == [numbers["A"]]
    assert found("field.modelo:unset", "status:one_of:new,open")[0] == [numbers[None]]
    first, more = found("field.modelo:set", limit=1)
    assert first + found("field.modelo:set", limit=1, cursor=more)[0] == [numbers["B"], numbers["A"]]
    for wrong in ({"condition": ["nothing:one_of:x"]}, {"condition": ["spam:no"], "team": "none"}):
        assert "condition" in refused(api.get("/tickets", **wrong), 422, "invalid_input")["fields"]
    assert api_of(people.stranger).get("/tickets", condition=["field.modelo:set"]).json()["items"] == []
