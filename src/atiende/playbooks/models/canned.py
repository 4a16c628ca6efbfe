"""Replies that were written before they are needed."""

from __future__ import annotations

from django.db import models

from atiende.organisation.rules.form_of_address import FormOfAddress


class CannedReply(models.Model):
    """`owner` empty: everybody's. Brand, team, language and status empty: any. `sought`: folded, for finding it.

    `text` and `html` are in usted, and stand wherever there are no words in tú or vos. `uses`: how often it was
    inserted.
    """

    name = models.CharField(max_length=80)
    folder = models.CharField(max_length=80, blank=True)
    sought = models.CharField(max_length=1200, db_collation="C")
    owner = models.ForeignKey(
        "organisation.Agent", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    brand = models.ForeignKey(
        "organisation.Brand", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    team = models.ForeignKey(
        "organisation.Team", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    language = models.CharField(max_length=10, blank=True)
    status_key = models.CharField(max_length=50, blank=True)
    text = models.TextField()
    html = models.TextField(blank=True)
    text_tu = models.TextField(blank=True)
    html_tu = models.TextField(blank=True)
    text_vos = models.TextField(blank=True)
    html_vos = models.TextField(blank=True)
    uses = models.PositiveIntegerField(default=0)
    used_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["owner", "name"], name="canned_reply_by_owner")]

    def __str__(self) -> str:
        return self.name


class CustomerAddress(models.Model):
    """How one customer is addressed whatever the brand does. The absence of a row: as the brand speaks."""

    customer = models.OneToOneField(
        "customers.Customer", primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    form = models.CharField(max_length=5, choices=[(form.value, form.value) for form in FormOfAddress])
