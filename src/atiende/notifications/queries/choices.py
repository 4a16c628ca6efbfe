"""What people chose, and whom it lets be disturbed when."""

from __future__ import annotations

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from atiende.kernel.actors import Actor
from atiende.notifications.models import Choice, PushDevice, QuietTime
from atiende.notifications.rules.kinds import USUAL, Kind, MailWay, Ways
from atiende.notifications.rules.quiet import Quiet
from atiende.platform.postgres.reading import read_rows

_TO_TELL = """
SELECT person.id, person.time_zone, choice.in_app, choice.mail, choice.push,
    quiet.until, quiet.starts, quiet.ends, quiet.is_weekend_quiet, quiet.urgent_passes, quiet.digest_hour
FROM identity_user person
LEFT JOIN notifications_choice choice ON choice.person_id = person.id AND choice.kind = %(kind)s
LEFT JOIN notifications_quiettime quiet ON quiet.person_id = person.id
WHERE person.id = ANY(%(people)s::bigint[]) AND person.is_active
"""


def ways_of(person_ids: Iterable[int], kind: Kind) -> list[tuple[int, ZoneInfo, Ways, Quiet]]:
    """How each of these people wants to be told of this kind, in one query; the disabled are left out."""
    rows = read_rows(_TO_TELL, {"kind": kind.value, "people": sorted(person_ids)})
    return [
        (
            pk,
            ZoneInfo(zone),
            USUAL[kind] if in_app is None else Ways(in_app, MailWay(mail), push),
            Quiet() if quiet[-1] is None else Quiet(*quiet),
        )
        for pk, zone, in_app, mail, push, *quiet in rows
    ]


def own_choices(actor: Actor) -> dict[Kind, Ways]:
    """Every kind with the ways that this person chose, or the usual ones."""
    rows = Choice.objects.filter(person_id=actor.id)
    chosen = {row.kind: Ways(row.in_app, MailWay(row.mail), row.push) for row in rows}
    return {kind: chosen.get(kind.value, USUAL[kind]) for kind in Kind}


def own_devices(actor: Actor) -> list[PushDevice]:
    """The browsers of this person that are told of news."""
    return list(PushDevice.objects.filter(person_id=actor.id).order_by("added_at"))


def own_quiet(actor: Actor) -> Quiet:
    """When this person is not to be disturbed."""
    row = QuietTime.objects.filter(person_id=actor.id).first()
    if row is None:
        return Quiet()
    return Quiet(row.until, row.starts, row.ends, row.is_weekend_quiet, row.urgent_passes, row.digest_hour)
