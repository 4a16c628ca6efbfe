from django.db import migrations, models

from atiende.platform.migrating import AddIndexSafely


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("tickets", "0008_merged_at_a_glance")]

    operations = [
        AddIndexSafely(
            model_name="ticket",
            index=models.Index(
                condition=models.Q(
                    ("category__in", ["new", "open", "waiting_customer", "waiting_internal"]),
                    ("is_merged", False),
                    ("is_spam", False),
                    ("waiting_since__isnull", False),
                ),
                fields=["-last_message_at", "-id"],
                include=("category", "team", "assignee", "brand", "snoozed_until"),
                name="ticket_waiting",
            ),
        ),
    ]
