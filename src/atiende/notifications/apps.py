from importlib import import_module

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "atiende.notifications"
    label = "notifications"

    def ready(self) -> None:
        import_module("atiende.notifications.topics").register_topics()
        import_module("atiende.notifications.push.own_key").register()
        import_module("atiende.notifications.handlers")
        import_module("atiende.notifications.jobs")
