from django.apps import AppConfig

from atiende.desk.entries import register_entries


class DeskConfig(AppConfig):
    name = "atiende.desk"
    label = "desk"

    def ready(self) -> None:
        register_entries()
