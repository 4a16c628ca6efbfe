"""What a command needs to work on the data: a running database, Django set up, tables as this version wants them."""

from __future__ import annotations

import argparse
import contextlib
import importlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import psycopg

from atiende.site.command_line.words import gettext, language
from atiende.site.embedded_postgres.errors import DatabaseOutOfReach, DatabaseTooOld
from atiende.site.embedded_postgres.sharing import server_for_command
from atiende.site.environment import Environment, read_environment, without_password

OLDEST_MAJOR_VERSION = 15

Work = Callable[[argparse.Namespace], int]


def in_product(work: str, arguments: argparse.Namespace) -> int:
    """Run `module:function` with the database running and Django set up; the module may import rooms at its top."""
    with with_database():
        module, _, name = work.partition(":")
        function = cast(Work, getattr(importlib.import_module(module), name))
        return function(arguments)


@contextlib.contextmanager
def with_database(*, migrate: bool = True) -> Iterator[Environment]:
    """Inside, Django works. The embedded database is started if nobody runs it, and stopped by the last who uses it.

    Raises WrongSetting, DatabaseOutOfReach and what the embedded server may refuse.
    """
    environment = read_environment(os.environ)
    with running_database(environment):
        set_up_django()
        if migrate:
            importlib.import_module("atiende.site.schema").apply_pending()
        try:
            yield environment
        finally:
            importlib.import_module("django.db").connections.close_all()


@contextlib.contextmanager
def running_database(environment: Environment) -> Iterator[None]:
    """A server that answers: the one of DATABASE_URL, or the embedded one, whose address the settings then find."""
    if environment.database_url:
        check_reachable(environment.database_url)
        yield
        return
    with server_for_command(environment.data) as url:
        os.environ["ATIENDE_EMBEDDED_URL"] = url
        yield


def check_reachable(url: str) -> None:
    """Raises DatabaseOutOfReach with the server's reason, DatabaseTooOld."""
    try:
        with psycopg.connect(url, connect_timeout=5) as connection:
            found = connection.info.server_version // 10_000
    except psycopg.Error as error:
        raise DatabaseOutOfReach(without_password(url), _reason(error)) from error
    if found < OLDEST_MAJOR_VERSION:
        raise DatabaseTooOld(str(found), str(OLDEST_MAJOR_VERSION))


def data_folder() -> Path:
    return read_environment(os.environ).data


def set_up_django() -> None:
    """Settings, log and language for a command; no database is asked."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "atiende.site.settings")
    importlib.import_module("atiende.platform.logs").configure("command", data_folder() / "logs")
    importlib.import_module("django").setup()
    importlib.import_module("django.utils.translation").activate(language())


def _reason(error: psycopg.Error) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[0].rstrip(".") if lines else gettext("it does not answer")
