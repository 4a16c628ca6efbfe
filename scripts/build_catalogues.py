"""What the build of the wheel does before packing: compiled catalogues beside their sources."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "atiende"


class CustomBuildHook(BuildHookInterface[Any]):
    """Named as hatchling looks for it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        # By path and not by name: the build knows neither the package nor Django.
        path = PACKAGE / "platform" / "languages" / "compiling.py"
        spec = importlib.util.spec_from_file_location("compiling", path)
        if spec is None or spec.loader is None:
            raise FileNotFoundError(path)
        compiling = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(compiling)
        compiling.compile_catalogues(PACKAGE)
