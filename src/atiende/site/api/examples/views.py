"""Examples of the calls about views."""

from __future__ import annotations

from typing import Final

from atiende.site.api.examples.example import Example

_HEAD: Final = '-H "Authorization: Bearer $TOKEN"'

VIEWS: Final[dict[str, Example]] = {
    "list_views": Example(
        f'curl {_HEAD} "$API/views"',
        """for view in client.list_views()["items"]:
    print(view["id"], view["name"])""",
    ),
    "list_tickets_of_view": Example(
        f'curl {_HEAD} "$API/views/5/tickets?limit=20"',
        """for ticket in client.all_tickets_of_view(5):
    print(ticket["number"], ticket["subject"])""",
    ),
}
