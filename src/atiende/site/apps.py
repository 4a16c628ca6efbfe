import importlib
from collections.abc import Callable, Iterable

from django.apps import AppConfig
from django.conf import settings
from django.utils import translation

from atiende.platform.health import Check, register_checks
from atiende.site.command_line.words import speaking


class SiteConfig(AppConfig):
    name = "atiende.site"
    label = "site"

    def ready(self) -> None:
        # Loaded here and not above: its queries need the tables of all rooms.
        database = importlib.import_module("atiende.site.doctor.database")
        importlib.import_module("atiende.site.demo.handlers")
        machine = importlib.import_module("atiende.site.doctor.machine")
        register_checks("database", _to_the_reader(database.examine_database))
        register_checks("machine", _to_the_reader(lambda: machine.examine_machine(settings.DATA)))


def _to_the_reader(examine: Callable[[], Iterable[Check]]) -> Callable[[], list[Check]]:
    """The doctor speaks the terminal's language; on a page it speaks the page's."""

    def examined() -> list[Check]:
        with speaking((translation.get_language() or settings.LANGUAGE_CODE)[:2]):
            return list(examine())

    return examined
