from django.apps import AppConfig


class PlatformConfig(AppConfig):
    name = "atiende.platform"
    label = "platform"
