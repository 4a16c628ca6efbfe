"""The ground on which the tests stand: a throw-away PostgreSQL server and data folder, and no network."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from atiende.platform.languages.compiling import compile_catalogues
from atiende.site.embedded_postgres.cluster import Cluster

pytest_plugins = ("tests.processes",)

_SOURCES = Path(__file__).resolve().parent.parent / "src" / "atiende"
_UNSAFE_BUT_FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Before Django's settings are read: workers of a parallel run inherit what the first process set."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "atiende.site.settings"
    if "ATIENDE_TEST_FOLDER" in os.environ:
        return
    os.environ.pop(
        "PYTHONDONTWRITEBYTECODE", None
    )  # tests start many programs: their sources are compiled once
    compile_catalogues(_SOURCES)
    folder = Path(tempfile.mkdtemp(prefix="atiende-test-"))
    folder.chmod(0o711)  # the account that runs the database must be able to enter
    os.environ["ATIENDE_TEST_FOLDER"] = str(folder)
    os.environ["ATIENDE_DATA"] = str(folder / "data")
    os.environ["LC_ALL"] = "C.UTF-8"
    os.environ.pop("LANGUAGE", None)
    cluster = Cluster(folder / "data", extra_settings=_UNSAFE_BUT_FAST)
    cluster.start()
    os.environ["ATIENDE_EMBEDDED_URL"] = cluster.url()
    (folder / "data" / "static").mkdir(
        parents=True, exist_ok=True
    )  # whitenoise warns of a folder that is absent

    def tidy() -> None:
        cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)

    early_config.add_cleanup(tidy)
