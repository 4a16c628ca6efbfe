"""What somebody is to do, in a case or by itself."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from atiende.tasks.rules.recurrence import Recurrence


class Task(models.Model):
    """`due_at` of a task without an hour (`is_all_day`) is the end of its day. `zone` and `day`: in which and on which
    day of the month it comes back. `came_after`: the one of before, of a task that comes back.
    """

    ticket = models.ForeignKey(
        "tickets.Ticket", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    title = models.CharField(max_length=200)
    details = models.TextField(blank=True)
    assignee = models.ForeignKey(
        "organisation.Agent",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        db_index=False,
    )
    team = models.ForeignKey(
        "organisation.Team",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        db_index=False,
    )
    due_at = models.DateTimeField(null=True)
    is_all_day = models.BooleanField(default=True)
    recurrence = models.CharField(
        max_length=10, blank=True, choices=[(each.value, each.value) for each in Recurrence]
    )
    zone = models.CharField(max_length=64, default="UTC")
    day = models.PositiveSmallIntegerField(default=1)
    came_after = models.OneToOneField("self", null=True, on_delete=models.SET_NULL, related_name="+")
    position = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField()
    made_by_id = models.BigIntegerField()
    made_by_label = models.CharField(max_length=150)
    done_at = models.DateTimeField(null=True)
    done_by_id = models.BigIntegerField(null=True)
    done_by_label = models.CharField(max_length=150, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="task_has_title"),
            models.CheckConstraint(
                condition=Q(done_at=None, done_by_id=None)
                | Q(done_at__isnull=False, done_by_id__isnull=False),
                name="task_done_by_somebody",
            ),
        ]
        indexes = [
            models.Index(
                fields=["assignee", "due_at"], condition=Q(done_at=None), name="task_open_of_person"
            ),
            models.Index(fields=["team", "due_at"], condition=Q(done_at=None), name="task_open_of_team"),
            models.Index(fields=["made_by_id"], condition=Q(ticket=None), name="task_free_by_maker"),
        ]

    def __str__(self) -> str:
        return self.title
