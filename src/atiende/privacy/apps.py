from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "atiende.privacy"
    label = "privacy"
