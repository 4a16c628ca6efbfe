from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisation", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="SetUpProgress",
            fields=[
                ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("answers", models.JSONField(default=dict)),
                ("holder", models.CharField(max_length=64)),
                ("administrator_id", models.BigIntegerField(null=True)),
                ("saved_at", models.DateTimeField()),
            ],
        ),
        migrations.AddConstraint(
            model_name="setupprogress",
            constraint=models.CheckConstraint(condition=models.Q(("id", 1)), name="set_up_progress_only_one"),
        ),
    ]
