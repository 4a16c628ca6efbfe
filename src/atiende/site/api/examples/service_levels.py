"""Examples of the calls about promises and their clocks."""

from __future__ import annotations

from typing import Final

from atiende.site.api.examples.example import Example

SERVICE_LEVELS: Final[dict[str, Example]] = {
    "list_clocks": Example(
        'curl -H "Authorization: Bearer $TOKEN" "$API/tickets/1042/clocks"',
        """for clock in client.list_clocks(1042)["items"]:
    print(clock["kind"], clock["state"], clock["due_at"])""",
    ),
}
