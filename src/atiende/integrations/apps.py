from django.apps import AppConfig


class IntegrationsConfig(AppConfig):
    name = "atiende.integrations"
    label = "integrations"
