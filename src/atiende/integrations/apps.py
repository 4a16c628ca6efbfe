from importlib import import_module

from django.apps import AppConfig


class IntegrationsConfig(AppConfig):
    name = "atiende.integrations"
    label = "integrations"

    def ready(self) -> None:
        import_module("atiende.integrations.webhook_secrets").register()
        import_module("atiende.integrations.handlers")
        import_module("atiende.integrations.jobs")
