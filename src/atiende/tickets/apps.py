from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from atiende.platform.partitions import keep_partitioned


class TicketsConfig(AppConfig):
    name = "atiende.tickets"
    label = "tickets"

    def ready(self) -> None:
        keep_partitioned("tickets_message", "tickets_timelineentry")
        statuses = import_module("atiende.tickets.builtin_statuses")
        post_migrate.connect(
            statuses.write_builtin_statuses, sender=self, dispatch_uid="tickets.builtin_statuses"
        )
        import_module("atiende.tickets.topics").register_topics()
        import_module("atiende.tickets.jobs")
