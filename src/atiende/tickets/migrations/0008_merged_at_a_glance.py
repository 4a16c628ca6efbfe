from django.contrib.postgres.operations import RemoveIndexConcurrently
from django.db import migrations, models

from atiende.platform.migrating import AddIndexSafely, Backfill

_UNDER_WAY = ("category__in", ["new", "open", "waiting_customer", "waiting_internal"])
_WORKED = models.Q(_UNDER_WAY, ("is_merged", False), ("is_spam", False))


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("tickets", "0007_indexes_of_lists")]

    operations = [
        migrations.AddField(
            model_name="ticket",
            name="is_merged",
            field=models.BooleanField(db_default=False, default=False),
        ),
        Backfill(
            "ticket",
            assign="is_merged = true",
            where="NOT is_merged AND id IN (SELECT source_id FROM tickets_ticketmerge)",
        ),
        AddIndexSafely(
            model_name="ticket",
            index=models.Index(
                condition=_WORKED,
                fields=["team", "-last_message_at", "-id"],
                include=("category", "assignee", "brand", "waiting_since", "snoozed_until"),
                name="ticket_worked_by_team",
            ),
        ),
        AddIndexSafely(
            model_name="ticket",
            index=models.Index(
                condition=_WORKED,
                fields=["assignee", "-last_message_at", "-id"],
                include=("category", "team", "brand", "waiting_since", "snoozed_until"),
                name="ticket_worked_by_agent",
            ),
        ),
        AddIndexSafely(
            model_name="ticket",
            index=models.Index(
                condition=models.Q(_UNDER_WAY, ("is_merged", False), ("snoozed_until__isnull", False)),
                fields=["snoozed_until", "id"],
                name="ticket_put_off",
            ),
        ),
        RemoveIndexConcurrently(model_name="ticket", name="ticket_under_way_counted"),
        RemoveIndexConcurrently(model_name="ticket", name="ticket_under_way_of_agent"),
        RemoveIndexConcurrently(model_name="ticket", name="ticket_snoozed"),
    ]
