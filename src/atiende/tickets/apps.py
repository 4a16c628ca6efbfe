from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from atiende.platform.partitions import keep_partitioned


class TicketsConfig(AppConfig):
    name = "atiende.tickets"
    label = "tickets"

    def ready(self) -> None:
        from atiende.tickets.builtin_statuses import write_builtin_statuses  # noqa: PLC0415  models exist only now

        keep_partitioned("tickets_message", "tickets_timelineentry")
        post_migrate.connect(write_builtin_statuses, sender=self, dispatch_uid="tickets.builtin_statuses")
