"""Mailboxes, as far as the actor may see them: who changes the settings of the brands that they serve."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from atiende.channels.models import MailAccess, Mailbox, MailboxAlias
from atiende.channels.rules.mailbox import ADDRESS_TAKEN, MailboxFields, Problems, normal_address
from atiende.channels.rules.mailbox_health import Health, health_of
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.kernel.text import folded

GRANT = "settings.manage"
_BESIDE = ("brand", "team", "pause", "reading", "token")


def mailboxes_visible_to(actor: Actor) -> QuerySet[Mailbox]:
    """Those of the brands that the actor serves, for who manages the settings; none for everybody else."""
    if not actor.may(GRANT):
        return Mailbox.objects.none()
    if actor.brand_ids is None:
        return Mailbox.objects.all()
    return Mailbox.objects.filter(brand_id__in=actor.brand_ids)


def get_mailbox_for(actor: Actor, mailbox_id: int, *, is_locked: bool = False) -> Mailbox:
    """With brand, team, pause, reading and token at hand. NotFound when the actor may not see it."""
    rows = mailboxes_visible_to(actor).select_related(*_BESIDE).filter(pk=mailbox_id)
    found = (rows.select_for_update(of=("self",)) if is_locked else rows).first()
    if found is None:
        raise NotFound
    return found


def list_mailboxes(actor: Actor) -> list[Mailbox]:
    """All of them by name, each with brand, team, pause, reading, token, accesses and aliases, in three queries."""
    rows = mailboxes_visible_to(actor).select_related(*_BESIDE).prefetch_related("accesses", "aliases")
    return list(rows.order_by("folded_name", "pk"))


def mailbox_called(actor: Actor, name_or_address: str) -> Mailbox | None:
    """By its name, however it is written, or by its address."""
    wished = Q(folded_name=folded(name_or_address)[:100])
    if address := normal_address(name_or_address):
        wished |= Q(address=address)
    return mailboxes_visible_to(actor).filter(wished).order_by("pk").first()


def health_of_mailbox(mailbox: Mailbox) -> Health:
    """In one word, from what list_mailboxes and get_mailbox_for bring along."""
    reading, token = getattr(mailbox, "reading", None), getattr(mailbox, "token", None)
    return health_of(
        has_server=any(access.direction == MailAccess.Direction.IN for access in mailbox.accesses.all()),
        is_paused=hasattr(mailbox, "pause"),
        has_token_ended=token is not None and token.ended_at is not None,
        is_failing=reading is not None and reading.failing_since is not None,
        was_read=reading is not None and reading.last_success_at is not None,
    )


def fields_of_mailbox(mailbox: Mailbox) -> MailboxFields:
    """The mailbox as change_mailbox takes it."""
    return MailboxFields(
        name=mailbox.name,
        address=mailbox.address,
        brand_id=mailbox.brand_id,
        team_id=mailbox.team_id,
        is_receive_only=mailbox.is_receive_only,
        sender_name=mailbox.sender_name,
        signature=mailbox.signature,
        folder=mailbox.folder,
        first_sync_from=mailbox.first_sync_from,
        trusted_authserv_id=mailbox.trusted_authserv_id,
        is_acknowledging=mailbox.is_acknowledging,
        aliases=tuple(sorted(alias.address for alias in mailbox.aliases.all())),
    )


def access_of(mailbox_id: int, direction: str) -> MailAccess | None:
    """The server for one direction ("in" or "out"), None when there is none."""
    return MailAccess.objects.filter(mailbox_id=mailbox_id, direction=direction).first()


def addresses_taken(fields: MailboxFields, *, except_mailbox_id: int | None = None) -> Problems:
    """Which of these addresses are already one of another mailbox, be it as its own or as an alias."""
    wished = {fields.address, *fields.aliases}
    mailboxes = Mailbox.objects.filter(address__in=wished)
    aliases = MailboxAlias.objects.filter(address__in=wished)
    if except_mailbox_id is not None:
        mailboxes, aliases = (
            mailboxes.exclude(pk=except_mailbox_id),
            aliases.exclude(mailbox_id=except_mailbox_id),
        )
    taken = {*mailboxes.values_list("address", flat=True), *aliases.values_list("address", flat=True)}
    found: Problems = {}
    if fields.address in taken:
        found["address"] = ADDRESS_TAKEN
    if taken & set(fields.aliases):
        found["aliases"] = ADDRESS_TAKEN
    return found
