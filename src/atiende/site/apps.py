import importlib

from django.apps import AppConfig
from django.conf import settings

from atiende.platform.health import register_checks


class SiteConfig(AppConfig):
    name = "atiende.site"
    label = "site"

    def ready(self) -> None:
        # Loaded here and not above: its queries need the tables of all rooms.
        database = importlib.import_module("atiende.site.doctor.database")
        machine = importlib.import_module("atiende.site.doctor.machine")
        register_checks("database", database.examine_database)
        register_checks("machine", lambda: machine.examine_machine(settings.DATA))
