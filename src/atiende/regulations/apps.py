from django.apps import AppConfig


class RegulationsConfig(AppConfig):
    name = "atiende.regulations"
    label = "regulations"
