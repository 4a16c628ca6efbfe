"""The rooms that put something into the file of the set-up, lower ones first: what others refer to comes first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from atiende.automation import set_up_file as automation
from atiende.channels import set_up_file as channels
from atiende.customers import set_up_file as customers
from atiende.identity import set_up_file as identity
from atiende.organisation import set_up_file as organisation
from atiende.platform.set_up_file import Door
from atiende.playbooks import set_up_file as playbooks
from atiende.service_levels import set_up_file as service_levels
from atiende.tasks import set_up_file as tasks
from atiende.tickets import set_up_file as tickets
from atiende.views import set_up_file as views

FORMAT: Final = "atiende.set_up"
VERSION: Final = 1
DOORS: Final[Mapping[str, Door]] = {
    "identity": identity,
    "organisation": organisation,
    "customers": customers,
    "tickets": tickets,
    "views": views,
    "tasks": tasks,
    "channels": channels,
    "playbooks": playbooks,
    "service_levels": service_levels,
    "automation": automation,
}
