"""How the audit is kept: where its seals go, and for how many years."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("platform", "0003_limits"),
    ]

    operations = [
        migrations.CreateModel(
            name="AuditKeeping",
            fields=[
                ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("export_folder", models.CharField(blank=True, max_length=500)),
                ("export_to_address", models.CharField(blank=True, max_length=254)),
                ("kept_years", models.PositiveSmallIntegerField(null=True)),
                ("exported_number", models.BigIntegerField(default=0)),
                ("exported_at", models.DateTimeField(null=True)),
                ("exported_file", models.CharField(blank=True, max_length=700)),
                ("export_error", models.TextField(blank=True)),
            ],
            options={
                "db_table": "platform_audit_keeping",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("id", 1)), name="platform_one_audit_keeping"),
                    models.CheckConstraint(
                        condition=models.Q(("kept_years", None), ("kept_years__gte", 5), _connector="OR"),
                        name="platform_audit_kept_five_years",
                    ),
                ],
            },
        ),
    ]
