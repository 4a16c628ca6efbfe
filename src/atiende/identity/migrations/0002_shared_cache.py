"""The table of Django's shared cache, in which limits on attempts are counted by all processes together."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("identity", "0001_initial")]

    operations = [
        migrations.RunSQL(
            sql=[
                "CREATE TABLE platform_cache ("
                " cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL)",
                "CREATE INDEX platform_cache_expires ON platform_cache (expires)",
            ],
            reverse_sql="DROP TABLE platform_cache",
        )
    ]
