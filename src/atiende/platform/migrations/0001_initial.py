"""The ground of the house: time-ordered ids, outbox, audit, progress of long jobs."""

import django.contrib.postgres.fields
from django.db import migrations, models
from django.utils import timezone

import atiende.platform.partitions
from atiende.platform.partitions import make_partitions

NEXT_ID = """
CREATE SEQUENCE platform_id_sequence AS bigint CACHE 50;
CREATE FUNCTION atiende_next_id() RETURNS bigint LANGUAGE sql VOLATILE AS $$
    SELECT ((floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint - 1704067200000) << 22)
        | (nextval('platform_id_sequence') & 4194303)
$$;
"""
DROP_NEXT_ID = "DROP FUNCTION atiende_next_id(); DROP SEQUENCE platform_id_sequence;"

EVENT = """
CREATE TABLE platform_event (
    id bigint NOT NULL DEFAULT atiende_next_id() PRIMARY KEY,
    name varchar(100) NOT NULL,
    aggregate varchar(100) NOT NULL,
    number bigint NOT NULL,
    payload jsonb NOT NULL,
    correlation_id varchar(64) NOT NULL,
    at timestamptz NOT NULL
) PARTITION BY RANGE (id);
CREATE TABLE platform_event_default PARTITION OF platform_event DEFAULT;
"""

AUDIT_ENTRY = """
CREATE TABLE platform_audit_entry (
    id bigint NOT NULL DEFAULT atiende_next_id() PRIMARY KEY,
    at timestamptz NOT NULL,
    actor_id bigint NOT NULL,
    actor_label varchar(200) NOT NULL,
    actor_commitment bytea,
    verb varchar(100) NOT NULL,
    target_kind varchar(60) NOT NULL,
    target_id varchar(100) NOT NULL,
    fields varchar(100)[] NOT NULL,
    outcome varchar(10) NOT NULL,
    details jsonb NOT NULL,
    correlation_id varchar(64) NOT NULL,
    seal_number bigint
) PARTITION BY RANGE (id);
CREATE TABLE platform_audit_entry_default PARTITION OF platform_audit_entry DEFAULT;
CREATE FUNCTION platform_audit_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'audit entries are not deleted';
    END IF;
    IF (NEW.id, NEW.at, NEW.actor_id, NEW.verb, NEW.target_kind, NEW.target_id, NEW.fields, NEW.outcome,
            NEW.details, NEW.correlation_id)
        IS DISTINCT FROM (OLD.id, OLD.at, OLD.actor_id, OLD.verb, OLD.target_kind, OLD.target_id, OLD.fields,
            OLD.outcome, OLD.details, OLD.correlation_id)
        OR (OLD.seal_number IS NOT NULL AND (NEW.seal_number, NEW.actor_commitment)
            IS DISTINCT FROM (OLD.seal_number, OLD.actor_commitment))
        OR (NEW.actor_label <> OLD.actor_label AND NEW.actor_label <> 'agent ' || OLD.actor_id) THEN
        RAISE EXCEPTION 'audit entries are not changed';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER platform_audit_keep BEFORE UPDATE OR DELETE ON platform_audit_entry
    FOR EACH ROW EXECUTE FUNCTION platform_audit_keep();
"""

# A lane's row changes with every event: room on its page lets it change in place. Deliveries come and go.
TABLES_THAT_CHURN = """
ALTER TABLE platform_lane SET (fillfactor = 70);
ALTER TABLE platform_delivery SET (
    autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0,
    autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 20000
);
"""

# A commit that notifies waits for every other that does: workers are woken after the commit, from a connection apart.
NO_NOTICE_IN_TRANSACTIONS = """
ALTER TABLE procrastinate_jobs DISABLE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1;
"""
NOTICE_IN_TRANSACTIONS = """
ALTER TABLE procrastinate_jobs ENABLE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1;
"""


def first_partitions(apps, schema_editor):
    make_partitions(
        schema_editor.connection, at=timezone.now(), tables=("platform_event", "platform_audit_entry")
    )


class Migration(migrations.Migration):
    initial = True

    dependencies = [("procrastinate", "0041_post_retry_failed_job")]

    operations = [
        migrations.RunSQL(NEXT_ID, DROP_NEXT_ID),
        migrations.CreateModel(
            name="Lane",
            fields=[
                ("aggregate", models.CharField(max_length=100, primary_key=True, serialize=False)),
                ("last_number", models.BigIntegerField()),
            ],
            options={
                "db_table": "platform_lane",
            },
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(EVENT, "DROP TABLE platform_event")],
            state_operations=[
                migrations.CreateModel(
                    name="OutboxEvent",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                db_default=atiende.platform.partitions.NextId(),
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("name", models.CharField(max_length=100)),
                        ("aggregate", models.CharField(max_length=100)),
                        ("number", models.BigIntegerField()),
                        ("payload", models.JSONField()),
                        ("correlation_id", models.CharField(blank=True, max_length=64)),
                        ("at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "platform_event",
                    },
                ),
            ],
        ),
        migrations.AddIndex(
            "outboxevent", models.Index(fields=["aggregate", "number"], name="platform_event_aggregate")
        ),
        migrations.CreateModel(
            name="PendingDelivery",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "event_id", "handler", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("event_id", models.BigIntegerField()),
                ("handler", models.CharField(max_length=200)),
                ("aggregate", models.CharField(max_length=100)),
                ("number", models.BigIntegerField()),
                ("attempts", models.SmallIntegerField(db_default=0)),
                (
                    "state",
                    models.CharField(
                        choices=[("pending", "Pending"), ("waiting", "Waiting"), ("stuck", "Stuck")],
                        db_default="pending",
                        max_length=10,
                    ),
                ),
                ("next_attempt_at", models.DateTimeField(null=True)),
                ("last_error", models.TextField(db_default="")),
                ("correlation_id", models.CharField(blank=True, max_length=64)),
            ],
            options={
                "db_table": "platform_delivery",
            },
        ),
        migrations.AddIndex(
            "pendingdelivery",
            models.Index(
                fields=["event_id"], condition=models.Q(state="pending"), name="platform_delivery_ready"
            ),
        ),
        migrations.AddIndex(
            "pendingdelivery",
            models.Index(
                fields=["aggregate", "number"],
                condition=~models.Q(state="waiting"),
                name="platform_delivery_lane",
            ),
        ),
        migrations.AddIndex(
            "pendingdelivery",
            models.Index(
                fields=["aggregate", "handler"],
                condition=models.Q(state="waiting"),
                name="platform_delivery_waiting",
            ),
        ),
        migrations.AddIndex(
            "pendingdelivery",
            models.Index(
                fields=["event_id"], condition=models.Q(state="stuck"), name="platform_delivery_stuck"
            ),
        ),
        migrations.CreateModel(
            name="AuditSalt",
            fields=[
                ("actor_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("salt", models.BinaryField(null=True)),
                ("erased_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "platform_audit_salt",
            },
        ),
        migrations.CreateModel(
            name="AuditSeal",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("previous_digest", models.BinaryField()),
                ("digest", models.BinaryField()),
                ("first_id", models.BigIntegerField()),
                ("last_id", models.BigIntegerField()),
                ("count", models.IntegerField()),
                (
                    "entry_ids",
                    django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None),
                ),
                ("entry_digests", models.BinaryField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "platform_audit_seal",
            },
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    AUDIT_ENTRY, "DROP TABLE platform_audit_entry; DROP FUNCTION platform_audit_keep()"
                )
            ],
            state_operations=[
                migrations.CreateModel(
                    name="AuditEntry",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                db_default=atiende.platform.partitions.NextId(),
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        ("actor_id", models.BigIntegerField()),
                        ("actor_label", models.CharField(max_length=200)),
                        ("actor_commitment", models.BinaryField(null=True)),
                        ("verb", models.CharField(max_length=100)),
                        ("target_kind", models.CharField(max_length=60)),
                        ("target_id", models.CharField(blank=True, max_length=100)),
                        (
                            "fields",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=100), size=None
                            ),
                        ),
                        ("outcome", models.CharField(max_length=10)),
                        ("details", models.JSONField()),
                        ("correlation_id", models.CharField(blank=True, max_length=64)),
                        ("seal_number", models.BigIntegerField(null=True)),
                    ],
                    options={
                        "db_table": "platform_audit_entry",
                    },
                ),
            ],
        ),
        migrations.AddIndex(
            "auditentry", models.Index(fields=["actor_id", "id"], name="platform_audit_actor")
        ),
        migrations.AddIndex("auditentry", models.Index(fields=["verb", "id"], name="platform_audit_verb")),
        migrations.AddIndex(
            "auditentry",
            models.Index(fields=["target_kind", "target_id", "id"], name="platform_audit_target"),
        ),
        migrations.AddIndex(
            "auditentry",
            models.Index(fields=["id"], name="platform_audit_unsealed", condition=models.Q(seal_number=None)),
        ),
        migrations.AddIndex(
            "auditentry", models.Index(fields=["seal_number", "id"], name="platform_audit_seal_entries")
        ),
        migrations.CreateModel(
            name="LongJobRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=60)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Queued"),
                            ("running", "Running"),
                            ("done", "Done"),
                            ("failed", "Failed"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="queued",
                        max_length=10,
                    ),
                ),
                ("total", models.BigIntegerField(null=True)),
                ("done", models.BigIntegerField(default=0)),
                ("by_id", models.BigIntegerField()),
                ("by_label", models.CharField(max_length=200)),
                ("queued_at", models.DateTimeField()),
                ("started_at", models.DateTimeField(null=True)),
                ("advanced_at", models.DateTimeField(null=True)),
                ("finished_at", models.DateTimeField(null=True)),
                ("cancel_requested", models.BooleanField(default=False)),
                ("result", models.JSONField(default=dict)),
                ("errors", models.TextField(blank=True)),
                ("error_count", models.BigIntegerField(default=0)),
                ("correlation_id", models.CharField(blank=True, max_length=64)),
            ],
            options={
                "db_table": "platform_long_job",
            },
        ),
        migrations.RunSQL(TABLES_THAT_CHURN, migrations.RunSQL.noop),
        migrations.RunSQL(NO_NOTICE_IN_TRANSACTIONS, NOTICE_IN_TRANSACTIONS),
        migrations.RunPython(first_partitions, migrations.RunPython.noop),
    ]
