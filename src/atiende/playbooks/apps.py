from importlib import import_module

from django.apps import AppConfig


class PlaybooksConfig(AppConfig):
    name = "atiende.playbooks"
    label = "playbooks"

    def ready(self) -> None:
        import_module("atiende.playbooks.translator_key").register()
