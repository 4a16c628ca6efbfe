from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "atiende.desk"
    label = "desk"
