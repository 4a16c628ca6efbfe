from django.apps import AppConfig


class PlaybooksConfig(AppConfig):
    name = "atiende.playbooks"
    label = "playbooks"
