import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("customers", "0001_initial"),
        ("organisation", "0002_privacy_page"),
        ("tickets", "0006_custom_fields"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="ticket",
            name="ticket_under_way_of_team",
        ),
        migrations.AlterField(
            model_name="ticket",
            name="assignee",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="organisation.agent",
            ),
        ),
        migrations.AlterField(
            model_name="ticket",
            name="team",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="organisation.team",
            ),
        ),
        migrations.AddIndex(
            model_name="ticket",
            index=models.Index(fields=["team", "-last_message_at", "-id"], name="ticket_of_team"),
        ),
        migrations.AddIndex(
            model_name="ticket",
            index=models.Index(fields=["assignee", "-last_message_at", "-id"], name="ticket_of_agent"),
        ),
        migrations.AddIndex(
            model_name="ticket",
            index=models.Index(
                condition=models.Q(("category__in", ["new", "open", "waiting_customer", "waiting_internal"])),
                fields=["team", "-last_message_at", "-id"],
                include=("category", "assignee", "brand", "waiting_since", "snoozed_until", "is_spam"),
                name="ticket_under_way_counted",
            ),
        ),
    ]
