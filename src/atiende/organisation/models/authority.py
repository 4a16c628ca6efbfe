"""Who may decide what and up to how much; who decides in the place of somebody who is away."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from atiende.organisation.models.agent import Agent
from atiende.organisation.rules.authority import AuthorityKind


class AuthorityLine(models.Model):
    """Who has `role` may decide this kind of thing, up to `amount` (empty: without limit), from a day until another.

    `category` and `tier` are folded keys; empty: any. `until_on`, the last day, empty: without an end.
    """

    kind = models.CharField(max_length=12, choices=[(each.value, each.value) for each in AuthorityKind])
    role = models.ForeignKey("identity.Role", on_delete=models.CASCADE, related_name="+")
    category = models.CharField(max_length=100, blank=True)
    tier = models.CharField(max_length=50, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "role", "category", "tier", "currency"],
                condition=Q(until_on=None),
                name="authority_line_once",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[each.value for each in AuthorityKind]), name="authority_kind"
            ),
            models.CheckConstraint(
                condition=Q(amount=None) | (Q(amount__gte=0) & ~Q(currency="")),
                name="authority_amount_has_currency",
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")), name="authority_days_in_order"
            ),
        ]
        indexes = [models.Index(fields=["kind", "from_on"], name="authority_by_kind")]

    def __str__(self) -> str:
        return f"{self.kind} {self.amount} {self.currency}"


class Deputy(models.Model):
    """Who decides in place of somebody who is away, both days included, by the calendar of the company."""

    agent = models.OneToOneField(Agent, primary_key=True, on_delete=models.CASCADE, related_name="+")
    deputy = models.ForeignKey(Agent, on_delete=models.CASCADE, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="deputy_days_are_in_order"),
            models.CheckConstraint(condition=~Q(agent=F("deputy")), name="deputy_is_somebody_else"),
        ]

    def __str__(self) -> str:
        return f"{self.agent_id} {self.deputy_id}"
