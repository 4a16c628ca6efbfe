"""Answers of the API that are kept for a day, so that a call sent twice acts once."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models


class ApiAnswer(models.Model):
    """`token_key` is a digest of the token; `body` the answer in JSON; `customer_ids` of whom it tells."""

    token_key = models.CharField(max_length=64)
    path = models.CharField(max_length=200)
    key = models.CharField(max_length=255)
    body_digest = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    body = models.TextField()
    customer_ids = ArrayField(models.BigIntegerField(), default=list)
    made_at = models.DateTimeField()

    class Meta:
        db_table = "platform_api_answer"
        constraints = [models.UniqueConstraint(fields=["token_key", "path", "key"], name="api_answer_once")]
        indexes = [models.Index(fields=["made_at"], name="api_answer_age")]
