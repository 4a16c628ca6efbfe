"""How a customer wants to be treated, who they are beyond their name, and what the company wants to know of them."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from atiende.customers.models.customer import Customer
from atiende.customers.rules.own_fields import FieldKind


class CustomerProfile(models.Model):
    """Apart from the customer, whose row is read with every case. No row: nothing is known yet.

    Hours are those of the customer's own zone. `folded_words`: what the own fields say, to be found by.
    """

    customer = models.OneToOneField(
        Customer, primary_key=True, on_delete=models.CASCADE, related_name="profile"
    )
    preferred_channel = models.CharField(max_length=20, blank=True)
    hours_from = models.TimeField(null=True)
    hours_to = models.TimeField(null=True)
    form_of_address = models.CharField(max_length=10, blank=True)
    born_on = models.DateField(null=True)
    gender = models.CharField(max_length=10, blank=True)
    country = models.CharField(max_length=2, blank=True)
    region = models.CharField(max_length=80, blank=True)
    city = models.CharField(max_length=80, blank=True)
    own_fields = models.JSONField(default=dict, blank=True)
    folded_words = models.TextField(blank=True, db_collation="C")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [
            GinIndex(
                fields=["folded_words"],
                condition=~Q(folded_words=""),
                name="profile_words",
                opclasses=["gin_trgm_ops"],
            ),
            GinIndex(fields=["own_fields"], condition=~Q(own_fields={}), name="profile_own_fields"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class CustomerField(models.Model):
    """What a company asks of its customers beyond what the program knows; answers stand in the profile.

    `is_in_use` False: archived; what was answered stays.
    """

    key = models.CharField(max_length=40, unique=True, db_collation="C")
    label = models.CharField(max_length=60)
    hint = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in FieldKind])
    options = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    is_in_use = models.BooleanField(default=True)
    position = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["position", "id"], name="customer_field_order")]

    def __str__(self) -> str:
        return self.key
