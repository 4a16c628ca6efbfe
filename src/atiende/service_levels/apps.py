from importlib import import_module

from django.apps import AppConfig


class ServiceLevelsConfig(AppConfig):
    name = "atiende.service_levels"
    label = "service_levels"

    def ready(self) -> None:
        import_module("atiende.service_levels.handlers")
        import_module("atiende.service_levels.jobs")
        import_module("atiende.service_levels.recalculating")
