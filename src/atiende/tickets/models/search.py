"""What searching reads: one row a message or note, with its words and who may find it."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from atiende.tickets.models.ticket import Ticket


class SearchRow(models.Model):
    """`case` is the ticket that goes on. `scope` holds codes (rules/search_scope.py): team, brand, assignee, shares,
    customer, file, and the stretch of time. One index holds scope and words, so that a search reads only what its
    asker may see and only the stretch that it looks at.
    """

    message_id = models.BigIntegerField(primary_key=True)
    case = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="+", db_constraint=False)
    brand_id = models.BigIntegerField()
    is_note = models.BooleanField()
    scope = ArrayField(models.BigIntegerField())
    words = SearchVectorField()

    class Meta:
        indexes = [
            GinIndex(
                fields=["scope", "words"], name="ticket_search", fastupdate=True, gin_pending_list_limit=256
            )
        ]


class SearchUnfinished(models.Model):
    """A case with more messages than one transaction places again: rows below this id still say what was before.

    `is_rewritten`: their words changed too.
    """

    case = models.OneToOneField(
        Ticket, primary_key=True, on_delete=models.CASCADE, related_name="+", db_constraint=False
    )
    below = models.BigIntegerField()
    is_rewritten = models.BooleanField(default=False)
