from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("platform", "0010_backup_lost_files"),
    ]

    operations = [
        migrations.CreateModel(
            name="DemandedEvent",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "handler",
                        "event",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("handler", models.CharField(max_length=200)),
                ("event", models.CharField(max_length=100)),
            ],
            options={
                "db_table": "platform_demanded_event",
            },
        ),
    ]
