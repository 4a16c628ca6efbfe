from django.contrib.postgres.operations import RemoveIndexConcurrently
from django.db import migrations, models
from django.db.models.deletion import CASCADE

from atiende.platform.migrating import AddIndexSafely

_UNDER_WAY = ("category__in", ["new", "open", "waiting_customer", "waiting_internal"])
_WORKED = models.Q(_UNDER_WAY, ("is_merged", False), ("is_spam", False))
_COUNTED = ("brand", "waiting_since", "snoozed_until", "priority", "channel", "opened_at", "contact_reason")


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("tickets", "0018_reason_of_tickets")]

    operations = [
        AddIndexSafely(
            model_name="ticket",
            index=models.Index(
                condition=_WORKED,
                fields=["team", "-last_message_at", "-id"],
                include=("category", "assignee", *_COUNTED),
                name="ticket_work_of_team",
            ),
        ),
        AddIndexSafely(
            model_name="ticket",
            index=models.Index(
                condition=_WORKED,
                fields=["assignee", "-last_message_at", "-id"],
                include=("category", "team", *_COUNTED),
                name="ticket_work_of_agent",
            ),
        ),
        RemoveIndexConcurrently(model_name="ticket", name="ticket_worked_by_team"),
        RemoveIndexConcurrently(model_name="ticket", name="ticket_worked_by_agent"),
        AddIndexSafely(
            model_name="tickettag", index=models.Index(fields=["tag", "ticket"], name="ticket_of_tag")
        ),
        migrations.AlterField(
            model_name="tickettag",
            name="tag",
            field=models.ForeignKey(
                db_index=False, on_delete=CASCADE, related_name="ticket_links", to="tickets.tag"
            ),
        ),
        migrations.AlterField(
            model_name="tickettag",
            name="ticket",
            field=models.ForeignKey(
                db_index=False, on_delete=CASCADE, related_name="tag_links", to="tickets.ticket"
            ),
        ),
    ]
