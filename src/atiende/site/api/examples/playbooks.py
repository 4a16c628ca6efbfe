"""Examples of the calls about canned replies."""

from __future__ import annotations

from typing import Final

from atiende.site.api.examples.example import Example

PLAYBOOKS: Final[dict[str, Example]] = {
    "list_canned_replies": Example(
        """curl -H "Authorization: Bearer $TOKEN" "$API/canned-replies?q=retraso\"""",
        """for reply in client.all_canned_replies(q="retraso"):
    print(reply["name"], reply["text"])""",
    ),
}
