"""Pictures that a mail names on other servers: blocked until a reader asks for them, then brought by this server.

The sandbox of the mail's page sends no session. So the address of a picture says who asked, of which mail, and the
how many-th picture, signed and good for minutes; the right to read the case is looked at again for each picture.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.core import signing
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from atiende.channels.rules.mail.html import remote_images
from atiende.identity.queries import active_user
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.organisation.queries import actor_of
from atiende.platform.outside import Picture, picture_at
from atiende.tickets.queries import get_message_for

SECONDS: Final = 300
MOST: Final = 100
_ASKING: Final = "atiende.desk.remote_pictures.asking"
_SALT: Final = "atiende.desk.remote_pictures"


def blocked_in(html: str) -> int:
    """How many pictures the page of this mail leaves out."""
    return len(remote_images(html))


def asking(actor: Actor, message_id: int) -> str:
    """What the page of a mail is asked with to show them: only a page of ours made for this reader knows it."""
    return signing.Signer(salt=_ASKING).signature(f"{actor.id}:{message_id}")


def was_asked(claim: str, actor: Actor, message_id: int) -> bool:
    """Whether the reader pressed the button; a link that somebody sent them is not enough."""
    return constant_time_compare(claim, asking(actor, message_id))


def addresses_of(actor: Actor, message: Any) -> Callable[[str], str]:
    """The address with us of each remote picture of the mail, good for five minutes; empty beyond the hundredth."""
    numbers = {address: number for number, address in enumerate(remote_images(message.html)[:MOST])}

    def address_of(address: str) -> str:
        if address not in numbers:
            return ""
        claim = signing.dumps([actor.id, message.pk, numbers[address]], salt=_SALT)
        return reverse("desk:mail_remote_image", args=[claim])

    return address_of


def picture_of(claim: str) -> Picture:
    """Raises NotFound, NotPermitted, Unfetched."""
    try:
        user_id, message_id, number = signing.loads(claim, salt=_SALT, max_age=SECONDS)
    except signing.BadSignature as error:
        raise NotFound from error
    user = active_user(user_id)
    if user is None:
        raise NotFound
    actor = actor_of(user)
    actor.require("tickets.read")
    found = remote_images(get_message_for(actor, message_id).html)[number : number + 1]
    if not found:
        raise NotFound
    return picture_at(found[0])
