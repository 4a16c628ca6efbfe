from django.db import migrations

# Limits and deputies live in organisation from now on: one matrix for every room. A day back, since the company may
# still have yesterday.
MOVE = """
INSERT INTO organisation_authorityline
    (kind, role_id, category, tier, currency, amount, from_on, until_on, version)
SELECT 'approval', role_id, '', '', currency, amount, CURRENT_DATE - 1, NULL, 1 FROM tasks_approvallimit;
INSERT INTO organisation_deputy (agent_id, deputy_id, from_on, until_on)
SELECT agent_id, deputy_id, from_on, until_on FROM tasks_deputy;
"""
BACK = """
INSERT INTO tasks_approvallimit (role_id, currency, amount)
SELECT role_id, currency, max(amount) FROM organisation_authorityline
WHERE kind = 'approval' AND category = '' AND tier = '' AND amount IS NOT NULL AND until_on IS NULL
GROUP BY role_id, currency;
INSERT INTO tasks_deputy (agent_id, deputy_id, from_on, until_on)
SELECT agent_id, deputy_id, from_on, until_on FROM organisation_deputy;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("tasks", "0003_plans_and_quotes"),
        ("organisation", "0004_units_and_authority"),
    ]

    operations = [
        migrations.RunSQL(MOVE, BACK),
        migrations.DeleteModel(name="ApprovalLimit"),
        migrations.DeleteModel(name="Deputy"),
    ]
