"""A mail address of the company, the servers behind it, and how it is doing."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Mailbox(models.Model):
    """`address` in lower case. What arrived before `first_sync_from` is left alone.

    Without servers it only takes imports.
    """

    name = models.CharField(max_length=100)
    folded_name = models.CharField(max_length=100, unique=True, db_collation="C")
    address = models.CharField(max_length=254, unique=True, db_collation="C")
    brand = models.ForeignKey("organisation.Brand", on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(
        "organisation.Team", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    is_receive_only = models.BooleanField(default=False)
    sender_name = models.CharField(max_length=100, blank=True)
    signature = models.TextField(blank=True)
    folder = models.CharField(max_length=200, default="INBOX")
    first_sync_from = models.DateField(null=True, blank=True)
    trusted_authserv_id = models.CharField(max_length=253, blank=True)
    is_acknowledging = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.name


class MailboxAlias(models.Model):
    """Another address under which mail for this mailbox arrives."""

    mailbox = models.ForeignKey(Mailbox, on_delete=models.CASCADE, related_name="aliases")
    address = models.CharField(max_length=254, unique=True, db_collation="C")


class MailboxPause(models.Model):
    """Nothing is fetched or sent: since when and by whom. Resuming removes the row."""

    mailbox = models.OneToOneField(Mailbox, primary_key=True, on_delete=models.CASCADE, related_name="pause")
    paused_at = models.DateTimeField()
    paused_by_id = models.BigIntegerField()
    paused_by_label = models.CharField(max_length=150)


class MailAccess(models.Model):
    """The server for one direction. `sealed_password` is empty with XOAUTH2: the token is the mailbox's.

    `connected_at`: when this account of this server was named; what lay there before is historic.
    """

    class Direction(models.TextChoices):
        IN = "in"
        OUT = "out"

    class Security(models.TextChoices):
        TLS = "tls"
        STARTTLS = "starttls"
        NONE = "none"

    class Method(models.TextChoices):
        PASSWORD = "password"  # noqa: S105  a way to sign in
        XOAUTH2 = "xoauth2"

    mailbox = models.ForeignKey(Mailbox, on_delete=models.CASCADE, related_name="accesses")
    direction = models.CharField(max_length=3, choices=Direction)
    host = models.CharField(max_length=253)
    port = models.PositiveIntegerField()
    security = models.CharField(max_length=10, choices=Security)
    method = models.CharField(max_length=10, choices=Method, default=Method.PASSWORD)
    username = models.CharField(max_length=255, blank=True)
    sealed_password = models.TextField(blank=True)
    connected_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mailbox", "direction"], name="mail_access_once"),
            models.CheckConstraint(condition=Q(port__range=(1, 65535)), name="mail_access_port"),
        ]


class MailToken(models.Model):
    """OAuth 2.0 access to a mail provider. `ended_at`: its refresh token is taken no more, a person must renew.

    `warned_at`: somebody was told that the client's secret ends soon.
    """

    mailbox = models.OneToOneField(Mailbox, primary_key=True, on_delete=models.CASCADE, related_name="token")
    provider = models.CharField(max_length=20)
    client_id = models.CharField(max_length=255)
    sealed_client_secret = models.TextField(blank=True)
    token_url = models.CharField(max_length=500)
    authorise_url = models.CharField(max_length=500, blank=True)
    scope = models.CharField(max_length=500, blank=True)
    sealed_refresh_token = models.TextField(blank=True)
    sealed_access_token = models.TextField(blank=True)
    access_expires_at = models.DateTimeField(null=True)
    secret_expires_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_words = models.CharField(max_length=500, blank=True)
    warned_at = models.DateTimeField(null=True)


class MailboxReading(models.Model):
    """How far the mailbox was read and how it went; changes at each reading, so it stands apart.

    `last_uid` belongs to `uidvalidity`. `alarmed_at`: somebody was told that it is not read; empty while all is well.
    """

    mailbox = models.OneToOneField(
        Mailbox, primary_key=True, on_delete=models.CASCADE, related_name="reading"
    )
    uidvalidity = models.BigIntegerField(null=True)
    last_uid = models.BigIntegerField(default=0)
    last_attempt_at = models.DateTimeField(null=True)
    last_success_at = models.DateTimeField(null=True)
    last_mail_at = models.DateTimeField(null=True)
    pending_on_server = models.PositiveIntegerField(default=0)
    failing_since = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=500, blank=True)
    alarmed_at = models.DateTimeField(null=True)
