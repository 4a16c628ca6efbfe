from django.db import migrations, models

from atiende.platform.migrating import AddIndexSafely


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("tickets", "0017_draftreview_reviewdemand")]

    operations = [
        AddIndexSafely(
            model_name="ticket",
            index=models.Index(
                condition=models.Q(("contact_reason__isnull", False)),
                fields=["contact_reason", "-last_message_at", "-id"],
                name="ticket_of_reason",
            ),
        ),
        migrations.RunSQL(
            [
                "ALTER TABLE tickets_ticket DROP CONSTRAINT IF EXISTS ticket_contact_reason_fk",
                "ALTER TABLE tickets_ticket ADD CONSTRAINT ticket_contact_reason_fk FOREIGN KEY (contact_reason_id)"
                " REFERENCES tickets_contactreason (id) DEFERRABLE INITIALLY DEFERRED NOT VALID",
                "ALTER TABLE tickets_ticket VALIDATE CONSTRAINT ticket_contact_reason_fk",
            ],
            reverse_sql="ALTER TABLE tickets_ticket DROP CONSTRAINT ticket_contact_reason_fk",
        ),
    ]
