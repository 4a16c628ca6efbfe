from importlib import import_module

from django.apps import AppConfig

from atiende.console import (
    pages,
    pages_cases,
    pages_customers,
    pages_mail,
    pages_organisation,
    pages_regulations,
    pages_tasks,
    pages_webhooks,
)


class ConsoleConfig(AppConfig):
    name = "atiende.console"
    label = "console"

    def ready(self) -> None:
        import_module("atiende.console.notices").register_notices()
        pages.register_pages()
        pages_cases.register_pages()
        pages_customers.register_pages()
        pages_mail.register_pages()
        pages_organisation.register_pages()
        pages_regulations.register_pages()
        pages_tasks.register_pages()
        pages_webhooks.register_pages()
