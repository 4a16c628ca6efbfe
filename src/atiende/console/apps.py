from django.apps import AppConfig

from atiende.console.pages import register_pages


class ConsoleConfig(AppConfig):
    name = "atiende.console"
    label = "console"

    def ready(self) -> None:
        register_pages()
