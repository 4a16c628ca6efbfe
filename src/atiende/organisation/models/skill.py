"""What people know: the list of skills and languages, and who has them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from atiende.organisation.models.agent import Agent
from atiende.organisation.rules.skills import SkillKind


class Skill(models.Model):
    """`key` names it for rules and programs; of a language it is its BCP 47 tag."""

    key = models.CharField(max_length=40, db_collation="C")
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in SkillKind])
    name = models.CharField(max_length=80)
    folded_name = models.CharField(max_length=80, db_collation="C")
    archived_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["folded_name"], name="skill_name_once"),
            models.UniqueConstraint(fields=["key"], name="skill_key_once"),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in SkillKind]), name="skill_kind"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class AgentSkill(models.Model):
    """`expires_on`: the last day on which it counts. `warned_on`: the last day that was warned of."""

    agent = models.ForeignKey(Agent, on_delete=models.CASCADE, related_name="skills")
    skill = models.ForeignKey(Skill, on_delete=models.CASCADE, related_name="holders")
    level = models.PositiveSmallIntegerField()
    expires_on = models.DateField(null=True, blank=True)
    warned_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agent", "skill"], name="agent_skill_once"),
            models.CheckConstraint(condition=Q(level__gte=1, level__lte=5), name="agent_skill_level"),
        ]
        indexes = [
            models.Index(
                fields=["expires_on"], condition=Q(expires_on__isnull=False), name="agent_skill_expires"
            )
        ]

    def __str__(self) -> str:
        return f"{self.agent_id}/{self.skill_id}"
