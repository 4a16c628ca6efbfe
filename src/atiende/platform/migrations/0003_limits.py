"""Counters of limits. Unlogged: after a crash of the database counting begins anew, and writing them costs little."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("platform", "0002_mail_and_files")]

    operations = [
        migrations.RunSQL(
            "CREATE UNLOGGED TABLE platform_limit ("
            " key varchar(200) PRIMARY KEY, began bigint NOT NULL, count integer NOT NULL)"
            " WITH (fillfactor = 50)",
            reverse_sql="DROP TABLE platform_limit",
        )
    ]
