"""An example of each call by curl and by the Python client, for the description and the docs; tests run them.

In curl `$API` is the address up to /api/v1, `$TOKEN` the token.
"""

from __future__ import annotations

import json
import re
from typing import Any, Final

from atiende.site.api.examples.catalogue import CATALOGUE
from atiende.site.api.examples.customers import CUSTOMERS
from atiende.site.api.examples.example import Example
from atiende.site.api.examples.playbooks import PLAYBOOKS
from atiende.site.api.examples.service_levels import SERVICE_LEVELS
from atiende.site.api.examples.tasks import TASKS
from atiende.site.api.examples.tickets import TICKETS
from atiende.site.api.examples.together import TOGETHER
from atiende.site.api.examples.views import VIEWS
from atiende.site.api.examples.webhooks import WEBHOOKS

EXAMPLES: Final[dict[str, Example]] = {
    **TICKETS,
    **CUSTOMERS,
    **CATALOGUE,
    **PLAYBOOKS,
    **TASKS,
    **SERVICE_LEVELS,
    **VIEWS,
    **TOGETHER,
    **WEBHOOKS,
}
_BODY: Final = re.compile(r"-d '(.*)'", re.DOTALL)


def exemplify(operation: dict[str, Any]) -> None:
    """Put the examples of an operation into the document, the body of the one by curl as that of the call."""
    example = EXAMPLES.get(operation["operationId"])
    if example is None:
        return
    operation["x-codeSamples"] = [
        {"lang": "Shell", "label": "curl", "source": example.curl},
        {"lang": "Python", "label": "Python", "source": example.python},
    ]
    body = _BODY.search(example.curl)
    if body and "requestBody" in operation:
        operation["requestBody"]["content"]["application/json"]["example"] = json.loads(body[1])
