"""Backups: what was chosen, and what became of each."""

from __future__ import annotations

from django.db import models


class BackupPlan(models.Model):
    """When backups are made by themselves, where to, and how many are kept. At most one row; without one, none are."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    is_enabled = models.BooleanField(default=False)
    enabled_at = models.DateTimeField(null=True)  # the alarm counts from here until the first one succeeds
    folder = models.CharField(max_length=500, blank=True)
    at_time = models.TimeField()  # in the organisation's time zone
    kept_days = models.PositiveSmallIntegerField(default=7)
    kept_weeks = models.PositiveSmallIntegerField(default=4)

    class Meta:
        db_table = "platform_backup_plan"
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="platform_one_backup_plan")]


class BackupRun(models.Model):
    """One backup that was begun: by the plan (`due_on` is its day), on the page, or by the command."""

    class State(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"

    UNDER_WAY = (State.WAITING, State.RUNNING)

    state = models.CharField(max_length=10, choices=State)
    due_on = models.DateField(null=True)
    folder = models.CharField(max_length=700)
    name = models.CharField(max_length=100, blank=True)
    long_job_id = models.BigIntegerField(null=True)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    database_bytes = models.BigIntegerField(default=0)
    files_bytes = models.BigIntegerField(default=0)
    new_bytes = models.BigIntegerField(default=0)  # of the files, what was not in the backup before
    lost_files = models.PositiveIntegerField(default=0)  # missing or damaged before, and so not in it
    error = models.TextField(blank=True)  # as atiende.platform.told keeps words

    class Meta:
        db_table = "platform_backup_run"
        indexes = [models.Index(fields=["state", "ended_at"], name="platform_backup_run_state")]
        constraints = [models.UniqueConstraint(fields=["due_on"], name="platform_one_backup_a_day")]

    @property
    def seconds(self) -> int | None:
        """How long it took; None until it ended."""
        return int((self.ended_at - self.began_at).total_seconds()) if self.ended_at else None
