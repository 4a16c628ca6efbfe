"""Examples of the calls about tasks and quotes."""

from __future__ import annotations

from typing import Final

from atiende.site.api.examples.example import Example

_HEAD: Final = '-H "Authorization: Bearer $TOKEN"'
_JSON: Final = f"{_HEAD} -H 'Content-Type: application/json'"

TASKS: Final[dict[str, Example]] = {
    "list_tasks": Example(
        f'curl {_HEAD} "$API/tasks?ticket=1042"',
        """for task in client.all_tasks():
    print(task["title"], task["due_at"])""",
    ),
    "create_task": Example(
        f"""curl -X POST "$API/tasks" {_JSON} \\
     -d '{{"title": "Llamar al almacén", "ticket": 1042, "assignee": "me", "due_on": "2030-12-01"}}'""",
        """task = client.create_task(
    {"title": "Llamar al almacén", "ticket": 1042, "assignee": "me", "due_on": "2030-12-01"}
)
print(task["id"])""",
    ),
    "complete_task": Example(
        f'curl -X POST "$API/tasks/512/complete" {_HEAD}',
        """task = client.complete_task(512)
print(task["done_at"])""",
    ),
    "list_quotes": Example(
        f'curl {_HEAD} "$API/tickets/1042/quotes"',
        """for quote in client.list_quotes(1042)["items"]:
    print(quote["title"], quote["total"], quote["state"])""",
    ),
}
