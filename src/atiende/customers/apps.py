from importlib import import_module

from django.apps import AppConfig


class CustomersConfig(AppConfig):
    name = "atiende.customers"
    label = "customers"

    def ready(self) -> None:
        import_module("atiende.customers.handlers")
        import_module("atiende.customers.topics").register_topics()
