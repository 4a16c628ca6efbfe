"""Tables of the audit: entries, the seals over them, and the salts that an erasure destroys."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from atiende.platform.partitions import NextId


class AuditEntry(models.Model):
    """Who did what, on which, when; names of fields and never their values. A trigger refuses changes."""

    id = models.BigIntegerField(primary_key=True, db_default=NextId())
    at = models.DateTimeField()
    actor_id = models.BigIntegerField()
    actor_label = models.CharField(max_length=200)
    actor_commitment = models.BinaryField(null=True)
    verb = models.CharField(max_length=100)
    target_kind = models.CharField(max_length=60)
    target_id = models.CharField(max_length=100, blank=True)
    fields = ArrayField(models.CharField(max_length=100))
    outcome = models.CharField(max_length=10)
    details = models.JSONField()
    correlation_id = models.CharField(max_length=64, blank=True)
    seal_number = models.BigIntegerField(null=True)

    class Meta:
        db_table = "platform_audit_entry"
        indexes = [
            models.Index(fields=["actor_id", "id"], name="platform_audit_actor"),
            models.Index(fields=["verb", "id"], name="platform_audit_verb"),
            models.Index(fields=["target_kind", "target_id", "id"], name="platform_audit_target"),
            models.Index(fields=["id"], condition=models.Q(seal_number=None), name="platform_audit_unsealed"),
            models.Index(fields=["seal_number", "id"], name="platform_audit_seal_entries"),
        ]


class AuditSeal(models.Model):
    """A seal over a batch of entries and the seal before. It keeps each entry's digest, to name the altered one."""

    number = models.BigIntegerField(primary_key=True)
    previous_digest = models.BinaryField()
    digest = models.BinaryField()
    first_id = models.BigIntegerField()
    last_id = models.BigIntegerField()
    count = models.IntegerField()
    entry_ids = ArrayField(models.BigIntegerField())
    entry_digests = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        db_table = "platform_audit_seal"


class AuditSalt(models.Model):
    """The salt of the commitments to one actor's label; without it nobody can tell what the label was."""

    actor_id = models.BigIntegerField(primary_key=True)
    salt = models.BinaryField(null=True)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "platform_audit_salt"


class EvidenceSalt(models.Model):
    """The salt of the commitments to what one person wrote; without it nobody can tell what that was."""

    subject_kind = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    salt = models.BinaryField(null=True)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "platform_evidence_salt"
        constraints = [
            models.UniqueConstraint(fields=["subject_kind", "subject_id"], name="platform_evidence_salt_once")
        ]


class AuditKeeping(models.Model):
    """Where seals are exported to, for how long entries are kept, and how the last export went. At most one row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    export_folder = models.CharField(max_length=500, blank=True)  # empty: DATA/seals
    export_to_address = models.CharField(max_length=254, blank=True)
    kept_years = models.PositiveSmallIntegerField(null=True)  # None: for ever
    exported_number = models.BigIntegerField(default=0)  # the newest seal that lies in a file
    exported_at = models.DateTimeField(null=True)
    exported_file = models.CharField(max_length=700, blank=True)
    export_error = models.TextField(blank=True)

    class Meta:
        db_table = "platform_audit_keeping"
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="platform_one_audit_keeping"),
            models.CheckConstraint(
                condition=models.Q(kept_years=None) | models.Q(kept_years__gte=5),
                name="platform_audit_kept_five_years",
            ),
        ]
