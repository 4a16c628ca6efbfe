"""Examples of the calls about webhooks."""

from __future__ import annotations

from typing import Final

from atiende.site.api.examples.example import Example

_HEAD: Final = '-H "Authorization: Bearer $TOKEN"'
_JSON: Final = f"{_HEAD} -H 'Content-Type: application/json'"

WEBHOOKS: Final[dict[str, Example]] = {
    "list_webhooks": Example(
        f'curl {_HEAD} "$API/webhooks"',
        """for webhook in client.list_webhooks():
    print(webhook["id"], webhook["url"])""",
    ),
    "create_webhook": Example(
        f"""curl -X POST "$API/webhooks" {_JSON} \\
     -d '{{"url": "https://example.com/atiende", "events": ["ticket.opened", "ticket.solved"]}}'""",
        """webhook = client.create_webhook({"url": "https://example.com/atiende", "events": ["ticket.opened"]})
print(webhook["id"], webhook["secret"])""",
    ),
    "get_webhook": Example(
        f'curl {_HEAD} "$API/webhooks/3"',
        'webhook = client.get_webhook(3)\nprint(webhook["failing_since"])',
    ),
    "change_webhook": Example(
        f"""curl -X PATCH "$API/webhooks/3" {_JSON} -d '{{"is_paused": false}}'""",
        'webhook = client.change_webhook(3, {"is_paused": False})\nprint(webhook["is_paused"])',
    ),
    "renew_webhook_secret": Example(
        f'curl -X POST {_HEAD} "$API/webhooks/3/secret"',
        'print(client.renew_webhook_secret(3)["secret"])',
    ),
    "send_test_message": Example(
        f'curl -X POST {_HEAD} "$API/webhooks/3/test"',
        'print(client.send_test_message(3)["id"])',
    ),
    "list_deliveries": Example(
        f'curl {_HEAD} "$API/webhooks/3/deliveries?state=failed"',
        """for delivery in client.all_deliveries(3):
    print(delivery["event"], delivery["state"])""",
    ),
    "replay_messages": Example(
        f"""curl -X POST "$API/webhooks/3/replay" {_JSON} -d '{{"since": "2026-11-22T00:00:00Z"}}'""",
        'print(client.replay_messages(3, {"since": "2026-11-22T00:00:00Z"})["messages"])',
    ),
    "delete_webhook": Example(
        f'curl -X DELETE {_HEAD} "$API/webhooks/3"',
        "client.delete_webhook(3)",
    ),
}
