from __future__ import annotations

import importlib

from django.apps import AppConfig

_WITH_JOBS = ("mail",)
"""Doors of the cellar that announce jobs and sealed columns when the program starts."""


class PlatformConfig(AppConfig):
    name = "atiende.platform"
    label = "platform"

    def ready(self) -> None:
        for door in _WITH_JOBS:
            importlib.import_module(f"atiende.platform.{door}")
