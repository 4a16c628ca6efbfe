"""The case: what somebody wants, who looks after it and how it stands."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from atiende.tickets.models.status import TicketStatus
from atiende.tickets.rules.statuses import UNDER_WAY

_UNDER_WAY = Q(category__in=sorted(category.value for category in UNDER_WAY))
_WORKED = _UNDER_WAY & Q(is_spam=False, is_merged=False)
_COUNTED = ("brand", "waiting_since", "snoozed_until", "priority", "channel", "opened_at", "contact_reason")


class NextNumber(models.Func):
    """`db_default` of the number that people read: a sequence of its own, with gaps."""

    template = "nextval('tickets_number')"
    arity = 0
    output_field = models.BigIntegerField()


class Ticket(models.Model):
    """`category` repeats the status's. Sort keys are kept here so that a list needs one table.

    `waiting_since`: since when the customer waits for us; empty while they do not. `time_zone`: the case's own.
    `snoozed_until`: put off till then at the latest; empty while it is at hand. `snoozed_for`: what may bring it back
    sooner (rules/snoozing.py). `interaction` and `phase`: what kind of contact it is (rules/interactions.py).
    `is_merged`: goes on in another one, as its row of TicketMerge says; kept here because every list and count asks it.
    `contact_reason`: why the customer wrote, nothing to do with `category`.

    `ticket_work_of_…` and `ticket_waiting` hold all that the counts of queues ask, so that they read the index alone.
    """

    class Priority(models.IntegerChoices):
        LOW = 1
        NORMAL = 2
        HIGH = 3
        URGENT = 4

    number = models.BigIntegerField(unique=True, db_default=NextNumber())
    brand = models.ForeignKey("organisation.Brand", on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(
        "organisation.Team",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        db_index=False,
    )
    assignee = models.ForeignKey(
        "organisation.Agent",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        db_index=False,
    )
    customer = models.ForeignKey("customers.Customer", on_delete=models.PROTECT, related_name="+")
    contact_reason = models.ForeignKey(
        "tickets.ContactReason",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    subject = models.CharField(max_length=300, blank=True)
    status = models.ForeignKey(TicketStatus, on_delete=models.PROTECT, related_name="+")
    category = models.CharField(max_length=20)
    priority = models.PositiveSmallIntegerField(choices=Priority, default=Priority.NORMAL)
    channel = models.CharField(max_length=20)
    language = models.CharField(max_length=10, blank=True)
    time_zone = models.CharField(max_length=64)
    custom_fields = models.JSONField(default=dict, blank=True)
    interaction = models.CharField(max_length=12, blank=True, default="", db_default="")
    phase = models.CharField(max_length=8, blank=True, default="", db_default="")
    is_spam = models.BooleanField(default=False)
    is_merged = models.BooleanField(default=False, db_default=False)
    opened_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    last_message_at = models.DateTimeField()
    last_customer_message_at = models.DateTimeField(null=True)
    waiting_since = models.DateTimeField(null=True)
    first_reply_at = models.DateTimeField(null=True)
    resolved_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    next_due_at = models.DateTimeField(null=True)
    snoozed_until = models.DateTimeField(null=True)
    snoozed_for = models.CharField(max_length=8, blank=True, default="", db_default="")
    reopenings = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(priority__range=(1, 4)), name="ticket_priority_known"),
        ]
        indexes = [
            models.Index(fields=["customer", "-id"], name="ticket_of_customer"),
            models.Index(fields=["team", "-last_message_at", "-id"], name="ticket_of_team"),
            models.Index(fields=["assignee", "-last_message_at", "-id"], name="ticket_of_agent"),
            models.Index(
                fields=["team", "-last_message_at", "-id"],
                include=["category", "assignee", *_COUNTED],
                condition=_WORKED,
                name="ticket_work_of_team",
            ),
            models.Index(
                fields=["assignee", "-last_message_at", "-id"],
                include=["category", "team", *_COUNTED],
                condition=_WORKED,
                name="ticket_work_of_agent",
            ),
            models.Index(
                fields=["-last_message_at", "-id"],
                include=["category", "team", "assignee", "brand", "snoozed_until"],
                condition=_WORKED & Q(waiting_since__isnull=False),
                name="ticket_waiting",
            ),
            models.Index(fields=["-last_message_at", "-id"], name="ticket_latest"),
            models.Index(
                fields=["next_due_at", "id"],
                condition=_UNDER_WAY & Q(next_due_at__isnull=False),
                name="ticket_due",
            ),
            models.Index(
                fields=["snoozed_until", "id"],
                condition=_UNDER_WAY & Q(snoozed_until__isnull=False, is_merged=False),
                name="ticket_put_off",
            ),
            models.Index(
                fields=["contact_reason", "-last_message_at", "-id"],
                condition=Q(contact_reason__isnull=False),
                name="ticket_of_reason",
            ),
            GinIndex(
                fields=["custom_fields"],
                condition=~Q(custom_fields={}),
                name="ticket_by_custom_field",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.number}"


class TicketMerge(models.Model):
    """`source` goes on in `target`. Nothing is rewritten: reading follows, unmerging removes the row."""

    source = models.OneToOneField(Ticket, primary_key=True, on_delete=models.CASCADE, related_name="merge")
    target = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="absorbed")
    merged_at = models.DateTimeField()
    merged_by_id = models.BigIntegerField()
    merged_by_label = models.CharField(max_length=150)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(source=F("target")), name="ticket_merge_other")]


class TicketLink(models.Model):
    """`source` is a child, a relative or a duplicate of `target`."""

    class Kind(models.TextChoices):
        CHILD = "child"
        RELATED = "related"
        DUPLICATE = "duplicate"
        SPLIT_FROM = "split_from"

    kind = models.CharField(max_length=12, choices=Kind)
    source = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="links")
    target = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="linked_by")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "source", "target"], name="ticket_link_once"),
            models.CheckConstraint(condition=~Q(source=F("target")), name="ticket_link_other"),
        ]


class SnoozeEvent(models.Model):
    """What a ticket that was put off waits for: another case to be solved, or an order to be another than it was then.

    Left behind when the ticket comes back for another reason: it counts only while `snoozed_for` says so.
    """

    ticket = models.OneToOneField(
        Ticket, primary_key=True, on_delete=models.CASCADE, related_name="snooze_event"
    )
    case = models.ForeignKey(Ticket, null=True, on_delete=models.CASCADE, related_name="+")
    order = models.ForeignKey("catalogue.Order", null=True, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(case=None, order__isnull=False) | Q(order=None, case__isnull=False),
                name="ticket_snooze_for_one",
            ),
        ]


class TicketShare(models.Model):
    """A ticket shown to one person or one team beyond its own: the row of a single grant."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="shares")
    agent = models.ForeignKey("organisation.Agent", null=True, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey("organisation.Team", null=True, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField()
    made_by_id = models.BigIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(agent=None, team__isnull=False) | Q(team=None, agent__isnull=False),
                name="ticket_share_with_one",
            ),
            models.UniqueConstraint(fields=["ticket", "agent"], name="ticket_share_agent_once"),
            models.UniqueConstraint(fields=["ticket", "team"], name="ticket_share_team_once"),
        ]


class Tag(models.Model):
    name = models.CharField(max_length=60)
    folded_name = models.CharField(max_length=60, unique=True, db_collation="C")

    def __str__(self) -> str:
        return self.name


class TicketTag(models.Model):
    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="tag_links", db_index=False)
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="ticket_links", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ticket", "tag"], name="ticket_tag_once")]
        indexes = [models.Index(fields=["tag", "ticket"], name="ticket_of_tag")]
