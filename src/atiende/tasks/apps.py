from importlib import import_module

from django.apps import AppConfig


class TasksConfig(AppConfig):
    name = "atiende.tasks"
    label = "tasks"

    def ready(self) -> None:
        import_module("atiende.tasks.topics").register_topics()
        import_module("atiende.tasks.jobs")
        import_module("atiende.tasks.handlers")
