"""Tell browsers what their people have not read."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.utils import translation

from atiende.identity.queries import public_address
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotPermitted
from atiende.kernel.text import clipped
from atiende.notifications.models import Notification, PushDevice
from atiende.notifications.push.encrypting import BrowserKeys, encrypted
from atiende.notifications.push.own_key import private_key
from atiende.notifications.push.vapid import authorisation
from atiende.notifications.queries.words import sentence_of
from atiende.platform.outside import INTERNET, Network, Unfetched, post
from atiende.tickets.queries import names_of_agents, who_may_be_told

MOST: Final = 200
SECONDS: Final = 10.0
_DAY: Final = 86_400
_GONE: Final = (404, 410)


@dataclass(frozen=True, slots=True)
class _Message:
    device: PushDevice
    content: dict[str, str]


def send_pushes(*, by: Actor, at: dt.datetime, network: Network = INTERNET) -> int:
    """Each once to each browser of its person; how many arrived. A browser that is gone is forgotten.

    What does not arrive is not tried again: it stands in the list. Raises NotPermitted.
    """
    if not by.is_system:
        raise NotPermitted
    messages = _due(at)
    return sum(_sent(message, at=at, network=network) for message in messages)


def _due(at: dt.datetime) -> list[_Message]:
    with transaction.atomic():
        due = Notification.objects.select_for_update(of=("self",), skip_locked=True).filter(push_at__lte=at)
        rows = list(due.select_related("ticket", "person").order_by("push_at")[:MOST])
        Notification.objects.filter(pk__in=[row.pk for row in rows]).update(push_at=None, pushed_at=at)
    devices: dict[int, list[PushDevice]] = {}
    for device in PushDevice.objects.filter(person_id__in={row.person_id for row in rows}):
        devices.setdefault(device.person_id, []).append(device)
    heard = [row for row in rows if row.person_id in devices and row.person.is_active and _sees(row)]
    names = names_of_agents({row.actor_id for row in heard if row.actor_id})
    return [_Message(device, _content(row, names)) for row in heard for device in devices[row.person_id]]


def _sees(row: Notification) -> bool:
    return row.ticket_id is None or row.person_id in who_may_be_told(row.ticket_id, [row.person_id])[0]


def _content(row: Notification, names: dict[int, str]) -> dict[str, str]:
    with translation.override(row.person.language):
        title = sentence_of(row, names)
    about = f"{row.ticket} · {row.ticket.subject}" if row.ticket else ""
    return {
        "title": title,
        "body": clipped(about, 200),
        "url": f"/desk/notifications/{row.pk}/",
        "tag": f"{row.kind}:{row.about}",
    }


def _sent(message: _Message, *, at: dt.datetime, network: Network) -> bool:
    key, device = private_key(), message.device
    if key is None:
        return False
    text = json.dumps(message.content, ensure_ascii=False).encode()
    topic = hashlib.sha256(message.content["tag"].encode()).hexdigest()[:32]
    headers = {
        "Authorization": authorisation(device.endpoint, key, subject=public_address("/"), at=at),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(_DAY),
        "Topic": topic,
    }
    body = encrypted(text, BrowserKeys.read(device.p256dh, device.auth))
    try:
        answered = post(
            device.endpoint, body=body, headers=headers, keep_bytes=0, seconds=SECONDS, network=network
        )
    except Unfetched:
        return False
    if answered.status in _GONE:
        PushDevice.objects.filter(pk=device.pk).delete()
        return False
    PushDevice.objects.filter(pk=device.pk).update(last_sent_at=at)
    return 200 <= answered.status < 300
