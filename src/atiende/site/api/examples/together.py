"""Examples of the calls about rules, side conversations, notifications and reviews."""

from __future__ import annotations

from typing import Final

from atiende.site.api.examples.example import Example

_HEAD: Final = '-H "Authorization: Bearer $TOKEN"'
_JSON: Final = f"{_HEAD} -H 'Content-Type: application/json'"

TOGETHER: Final[dict[str, Example]] = {
    "list_rules": Example(
        f'curl {_HEAD} "$API/rules"',
        """for rule in client.list_rules()["items"]:
    print(rule["position"], rule["name"], rule["state"])""",
    ),
    "get_rule": Example(
        f'curl {_HEAD} "$API/rules/14"',
        """rule = client.get_rule(14)
print(rule["sentence"])""",
    ),
    "switch_rule_on": Example(
        f'curl -X POST "$API/rules/14/on" {_HEAD}',
        """rule = client.switch_rule_on(14)
print(rule["state"])""",
    ),
    "switch_rule_off": Example(
        f'curl -X POST "$API/rules/14/off" {_HEAD}',
        """rule = client.switch_rule_off(14)
print(rule["state"])""",
    ),
    "list_rule_runs": Example(
        f'curl {_HEAD} "$API/rules/14/runs"',
        """for run in client.all_rule_runs(14):
    print(run["ticket"], run["outcome"], run["why"])""",
    ),
    "list_side_conversations": Example(
        f'curl {_HEAD} "$API/tickets/1042/side-conversations"',
        """for conversation in client.list_side_conversations(1042)["items"]:
    print(conversation["subject"], conversation["to"])""",
    ),
    "open_side_conversation": Example(
        f"""curl -X POST "$API/tickets/1042/side-conversations" {_JSON} \\
     -d '{{"to": ["taller@example.com"], "subject": "Pieza", "body": "¿Cuándo llega la pieza?"}}'""",
        """conversation = client.open_side_conversation(
    1042, {"to": ["taller@example.com"], "subject": "Pieza", "body": "¿Cuándo llega la pieza?"}
)
print(conversation["id"])""",
    ),
    "write_side_message": Example(
        f"""curl -X POST "$API/tickets/1042/side-conversations/21/messages" {_JSON} \\
     -d '{{"body": "¿Hay noticias?"}}'""",
        """conversation = client.write_side_message(1042, 21, {"body": "¿Hay noticias?"})
print(len(conversation["messages"]))""",
    ),
    "list_notifications": Example(
        f'curl {_HEAD} "$API/notifications?unread=true"',
        """for each in client.all_notifications(unread=True):
    print(each["text"], each["url"])""",
    ),
    "read_notifications": Example(
        f"""curl -X POST "$API/notifications/read" {_JSON} -d '{{}}'""",
        """print(client.read_notifications({})["read"])""",
    ),
    "list_reviews": Example(
        f'curl {_HEAD} "$API/tickets/1042/reviews"',
        """for review in client.list_reviews(1042)["items"]:
    print(review["state"], review["body"])""",
    ),
    "ask_for_review": Example(
        f"""curl -X POST "$API/tickets/1042/reviews" {_JSON} \\
     -d '{{"body": "Le cambiamos la lámpara.", "reviewer": "Carla"}}'""",
        """review = client.ask_for_review(1042, {"body": "Le cambiamos la lámpara.", "reviewer": "Carla"})
print(review["id"])""",
    ),
    "decide_review": Example(
        f"""curl -X POST "$API/tickets/1042/reviews/88" {_JSON} \\
     -d '{{"decision": "return", "remark": "Falta el plazo."}}'""",
        """review = client.decide_review(1042, 89, {"decision": "return", "remark": "Falta el plazo."})
print(review["state"])""",
    ),
}
