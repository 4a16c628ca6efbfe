"""What DNS told of a mailbox's domain when somebody looked last."""

from __future__ import annotations

from django.db import models

from atiende.channels.models.mailbox import Mailbox


class DomainCheck(models.Model):
    """`findings`: a list of what `domain.findings.Finding` holds. `domain`: of which it was; the address may change."""

    mailbox = models.OneToOneField(
        Mailbox, primary_key=True, on_delete=models.CASCADE, related_name="domain_check"
    )
    domain = models.CharField(max_length=253)
    selectors = models.CharField(max_length=400, blank=True)
    findings = models.JSONField(default=list)
    checked_at = models.DateTimeField()
