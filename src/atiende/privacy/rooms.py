"""The doors of every room that holds something on a person, higher rooms first: what leans on others goes first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Final, Protocol

from atiende.automation import personal_data as automation
from atiende.catalogue import personal_data as catalogue
from atiende.channels import personal_data as channels
from atiende.customers import personal_data as customers
from atiende.kernel.actors import Actor
from atiende.kernel.personal_data import PersonalData
from atiende.playbooks import personal_data as playbooks
from atiende.service_levels import personal_data as service_levels
from atiende.side_conversations import personal_data as side_conversations
from atiende.tasks import personal_data as tasks
from atiende.tickets import personal_data as tickets
from atiende.views import personal_data as views


class Door(Protocol):
    def export_customer(self, customer_ids: Iterable[int], /) -> PersonalData: ...

    def erase_customer(self, customer_ids: Iterable[int], /, *, at: dt.datetime, by: Actor) -> None: ...


DOORS: Final[Mapping[str, Door]] = {
    "automation": automation,
    "channels": channels,
    "playbooks": playbooks,
    "service_levels": service_levels,
    "tasks": tasks,
    "views": views,
    "side_conversations": side_conversations,
    "tickets": tickets,
    "catalogue": catalogue,
    "customers": customers,
}
