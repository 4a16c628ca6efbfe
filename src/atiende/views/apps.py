from importlib import import_module

from django.apps import AppConfig


class ViewsConfig(AppConfig):
    name = "atiende.views"
    label = "views"

    def ready(self) -> None:
        import_module("atiende.views.handlers")
        import_module("atiende.views.queries.fields_named").register()
