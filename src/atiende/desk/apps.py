from importlib import import_module

from django.apps import AppConfig

from atiende.desk.entries import register_entries


class DeskConfig(AppConfig):
    name = "atiende.desk"
    label = "desk"

    def ready(self) -> None:
        register_entries()
        import_module("atiende.desk.customer_finder").register_finders()
        import_module("atiende.desk.macro_finder").register_finders()
