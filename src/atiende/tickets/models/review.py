"""Replies that a colleague looks at before they leave, and whose replies have to."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from atiende.tickets.models.ticket import Ticket


class DraftReview(models.Model):
    """A reply as its author wants to send it. `reviewer` or `role`: who is asked. `files` are held by the review.

    `message_id`: the message that it became.
    """

    class State(models.TextChoices):
        ASKED = "asked"
        APPROVED = "approved"
        RETURNED = "returned"
        WITHDRAWN = "withdrawn"

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="reviews")
    author = models.ForeignKey("organisation.Agent", on_delete=models.CASCADE, related_name="+")
    reviewer = models.ForeignKey("organisation.Agent", null=True, on_delete=models.CASCADE, related_name="+")
    role = models.ForeignKey("identity.Role", null=True, on_delete=models.CASCADE, related_name="+")
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    recipients = models.JSONField(null=True)
    files = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    remark = models.TextField(blank=True)
    message_id = models.BigIntegerField(null=True)
    asked_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by_id = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(reviewer=None, role__isnull=False) | Q(role=None, reviewer__isnull=False),
                name="draft_review_by_one",
            ),
            models.UniqueConstraint(
                fields=["ticket", "author"], condition=Q(state="asked"), name="draft_review_one_asked"
            ),
        ]


class ReviewDemand(models.Model):
    """Replies in cases of this brand, or of people with this role, only leave once a colleague approved them."""

    brand = models.OneToOneField("organisation.Brand", null=True, on_delete=models.CASCADE, related_name="+")
    role = models.OneToOneField("identity.Role", null=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(brand=None, role__isnull=False) | Q(role=None, brand__isnull=False),
                name="review_demand_of_one",
            )
        ]
