from __future__ import annotations

import importlib

from django.apps import AppConfig

_DOORS = (
    "api.answers", "backup.jobs", "limits.jobs", "mail", "live.own_topics", "storage.jobs", "upkeep.periodic",
    "upkeep.verification",
)  # fmt: skip
"""What announces jobs, sealed columns and topics when the program starts."""


class PlatformConfig(AppConfig):
    name = "atiende.platform"
    label = "platform"

    def ready(self) -> None:
        for door in _DOORS:
            importlib.import_module(f"atiende.platform.{door}")
