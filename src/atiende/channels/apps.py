from importlib import import_module

from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    name = "atiende.channels"
    label = "channels"

    def ready(self) -> None:
        import_module("atiende.channels.sealed").register()
        import_module("atiende.channels.evidence").register()
        import_module("atiende.channels.queries.note_addresses").register()
        import_module("atiende.channels.handlers")
        import_module("atiende.channels.jobs")
