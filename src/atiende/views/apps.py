from django.apps import AppConfig


class ViewsConfig(AppConfig):
    name = "atiende.views"
    label = "views"
