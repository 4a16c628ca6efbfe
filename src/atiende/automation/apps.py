from importlib import import_module

from django.apps import AppConfig


class AutomationConfig(AppConfig):
    name = "atiende.automation"
    label = "automation"

    def ready(self) -> None:
        import_module("atiende.automation.handlers")
        import_module("atiende.automation.jobs")
        import_module("atiende.automation.alarms").register()
