from importlib import import_module

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "atiende.catalogue"
    label = "catalogue"

    def ready(self) -> None:
        import_module("atiende.catalogue.handlers")
