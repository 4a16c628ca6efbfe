"""Tables of the outbox. The dispatcher reads and writes them by SQL; these classes serve lists and tests."""

from __future__ import annotations

from django.db import models

from atiende.platform.partitions import NextId


class Lane(models.Model):
    """The last number given to an event of one aggregate; its row lock is what keeps the order."""

    aggregate = models.CharField(max_length=100, primary_key=True)
    last_number = models.BigIntegerField()

    class Meta:
        db_table = "platform_lane"


class OutboxEvent(models.Model):
    """A fact that was committed. Partitioned by id; old partitions are dropped whole."""

    id = models.BigIntegerField(primary_key=True, db_default=NextId())
    name = models.CharField(max_length=100)
    aggregate = models.CharField(max_length=100)
    number = models.BigIntegerField()
    payload = models.JSONField()
    correlation_id = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "platform_event"
        indexes = [models.Index(fields=["aggregate", "number"], name="platform_event_aggregate")]


class DemandedEvent(models.Model):
    """An event of which a handler on demand wants to be told. Without a row it is owed nothing."""

    pk = models.CompositePrimaryKey("handler", "event")
    handler = models.CharField(max_length=200)
    event = models.CharField(max_length=100)

    class Meta:
        db_table = "platform_demanded_event"


class PendingDelivery(models.Model):
    """What a handler has yet to be told. The row goes in the transaction in which the handler acts."""

    class State(models.TextChoices):
        PENDING = "pending"
        WAITING = "waiting"  # behind one of the same lane that failed
        STUCK = "stuck"  # failed too often: a person decides

    pk = models.CompositePrimaryKey("event_id", "handler")
    event_id = models.BigIntegerField()
    handler = models.CharField(max_length=200)
    aggregate = models.CharField(max_length=100)
    number = models.BigIntegerField()
    attempts = models.SmallIntegerField(db_default=0)
    state = models.CharField(max_length=10, choices=State, db_default=State.PENDING)
    next_attempt_at = models.DateTimeField(null=True)
    last_error = models.TextField(db_default="")
    correlation_id = models.CharField(max_length=64, blank=True)

    class Meta:
        db_table = "platform_delivery"
        indexes = [
            models.Index(
                fields=["event_id"], condition=models.Q(state="pending"), name="platform_delivery_ready"
            ),
            models.Index(
                fields=["aggregate", "number"],
                condition=~models.Q(state="waiting"),
                name="platform_delivery_lane",
            ),
            models.Index(
                fields=["aggregate", "handler"],
                condition=models.Q(state="waiting"),
                name="platform_delivery_waiting",
            ),
            models.Index(
                fields=["event_id"], condition=models.Q(state="stuck"), name="platform_delivery_stuck"
            ),
        ]
