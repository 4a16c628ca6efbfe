"""An export made on a screen: a file that lies ready for some days."""

from __future__ import annotations

from django.db import models


class CustomerExport(models.Model):
    """`file_id` is empty until it is ready. `customer_id` is plain: the customer may be erased while this waits."""

    customer_id = models.BigIntegerField()
    long_job_id = models.BigIntegerField(unique=True)
    requested_by_id = models.BigIntegerField()
    requested_by_label = models.CharField(max_length=150)
    requested_at = models.DateTimeField()
    file_id = models.BigIntegerField(null=True)
    ready_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["customer_id", "-id"], name="export_of_customer"),
            models.Index(fields=["requested_at"], name="export_by_age"),
        ]
