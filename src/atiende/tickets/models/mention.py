"""Whom a note names: people and teams, by their ids."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.db.models import Q

from atiende.tickets.models.message import Message
from atiende.tickets.rules.mentions import AGENT, TEAM, Named


class Mention(models.Model):
    """One person or one team that a note names; their names stand in its text."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="mentions")
    agent = models.ForeignKey("organisation.Agent", null=True, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey("organisation.Team", null=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(agent=None, team__isnull=False) | Q(team=None, agent__isnull=False),
                name="mention_of_one",
            ),
            models.UniqueConstraint(fields=["message", "agent"], name="mention_agent_once"),
            models.UniqueConstraint(fields=["message", "team"], name="mention_team_once"),
        ]


def keep_mentions(message_id: int, named: Iterable[Named]) -> None:
    """In the transaction that writes the note."""
    rows = [
        Mention(
            message_id=message_id,
            agent_id=each.id if each.kind == AGENT else None,
            team_id=each.id if each.kind == TEAM else None,
        )
        for each in named
    ]
    if rows:
        Mention.objects.bulk_create(rows)
