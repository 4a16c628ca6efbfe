from django.apps import AppConfig


class IdentityConfig(AppConfig):
    name = "atiende.identity"
    label = "identity"
