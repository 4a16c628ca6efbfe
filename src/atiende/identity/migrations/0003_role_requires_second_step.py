"""A role may require a second step."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("identity", "0002_shared_cache"),
    ]

    operations = [
        migrations.AddField(
            model_name="role",
            name="requires_second_step",
            field=models.BooleanField(default=False),
        ),
    ]
