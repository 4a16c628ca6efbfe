"""Examples of the calls about cases, and of the one that says who calls."""

from __future__ import annotations

from typing import Final

from atiende.site.api.examples.example import Example

_HEAD: Final = '-H "Authorization: Bearer $TOKEN"'
_JSON: Final = f"{_HEAD} -H 'Content-Type: application/json'"

TICKETS: Final[dict[str, Example]] = {
    "who_am_i": Example(
        f'curl {_HEAD} "$API/me"',
        'me = client.who_am_i()\nprint(me["name"], me["scopes"])',
    ),
    "create_ticket": Example(
        f"""curl -X POST "$API/tickets" {_JSON} \\
     -H 'Idempotency-Key: pedido-48213' -d '{{
  "subject": "No llega el pedido NH-48213",
  "body": "Lo esperaba el martes.",
  "customer": {{"name": "Rocío Beltrán", "email": "rocio@correo.example"}},
  "channel": "web", "priority": "high", "tags": ["retraso"], "custom_fields": {{"pedido": "NH-48213"}}
}}'""",
        """ticket = client.create_ticket(
    {
        "subject": "No llega el pedido NH-48213",
        "body": "Lo esperaba el martes.",
        "customer": {"name": "Rocío Beltrán", "email": "rocio@correo.example"},
        "channel": "web",
        "priority": "high",
        "tags": ["retraso"],
        "custom_fields": {"pedido": "NH-48213"},
    },
    idempotency_key="pedido-48213",
)
print(ticket["number"], ticket["url"])""",
    ),
    "list_tickets": Example(
        f'curl {_HEAD} "$API/tickets?status=new&limit=20"',
        """for ticket in client.all_tickets(q="pedido", team="none"):
    print(ticket["number"], ticket["subject"])""",
    ),
    "get_ticket": Example(
        f'curl {_HEAD} "$API/tickets/1042"',
        'ticket = client.get_ticket(1042)\nprint(ticket["status"], len(ticket["messages"]))',
    ),
    "change_ticket": Example(
        f"""curl -X PATCH "$API/tickets/1042" {_JSON} \\
     -d '{{"assignee": "me", "priority": "urgent", "tags": ["retraso", "transportista"]}}'""",
        """ticket = client.change_ticket(1042, {"assignee": "me", "tags": ["retraso", "transportista"]})
print(ticket["assignee"])""",
    ),
    "list_messages": Example(
        f'curl {_HEAD} "$API/tickets/1042/messages?limit=20"',
        """for message in client.all_messages(1042):
    print(message["at"], message["author"], message["kind"])""",
    ),
    "add_message": Example(
        f"""curl -X POST "$API/tickets/1042/messages" {_JSON} \\
     -d '{{"kind": "reply", "body": "Sale mañana por la mañana."}}'""",
        """note = client.add_message(1042, {"kind": "note", "body": "Avisado el almacén."})
print(note["id"])""",
    ),
    "get_message": Example(
        f'curl {_HEAD} "$API/tickets/1042/messages/7342518203351"',
        'message = client.get_message(1042, "7342518203351")\nprint(message["body"])',
    ),
    "get_attachment": Example(
        f'curl {_HEAD} -o albaran.pdf "$API/tickets/1042/attachments/318"',
        """content = client.get_attachment(1042, 318)
print(len(content))""",
    ),
    "copy_ticket": Example(
        f"""curl -X POST "$API/tickets/1042/copies" {_JSON} \\
     -d '{{"subject": "La segunda lámpara"}}'""",
        """copy = client.copy_ticket(1042, {"subject": "La segunda lámpara"})
print(copy["number"])""",
    ),
    "link_ticket": Example(
        f"""curl -X POST "$API/tickets/1042/links" {_JSON} \\
     -d '{{"kind": "related", "ticket": 1043}}'""",
        """client.link_ticket(1042, {"kind": "child", "ticket": 1043})""",
    ),
    "list_links": Example(
        f'curl {_HEAD} "$API/tickets/1042/links"',
        """for link in client.list_links(1042)["items"]:
    print(link["kind"], link["ticket"], link["status"])""",
    ),
    "unlink_ticket": Example(
        f'curl -X DELETE {_HEAD} "$API/tickets/1042/links/related/1043"',
        """client.unlink_ticket(1042, "child", 1043)""",
    ),
    "merge_ticket": Example(
        f"""curl -X PUT "$API/tickets/1043/merge" {_JSON} -d '{{"into": 1042}}'""",
        """print(client.merge_ticket(1043, {"into": 1042})["number"])""",
    ),
    "unmerge_ticket": Example(
        f'curl -X DELETE {_HEAD} "$API/tickets/1043/merge"',
        """print(client.unmerge_ticket(1043)["status"])""",
    ),
}
