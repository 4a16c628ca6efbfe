"""Once is enough: a POST that names an Idempotency-Key acts once, however often it is sent.

The answer is kept in the transaction of what it tells of, so a call that broke off left nothing and may be sent again.
A refusal is not kept: what was refused may be tried again with the same key.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.http import HttpRequest

from atiende.kernel.refusals import InvalidInput
from atiende.platform.api.calling import caller_of
from atiende.platform.api.errors import KEY_UNUSABLE, KeyInUse, KeyUsedForAnother
from atiende.platform.models import ApiAnswer

HEADER: Final = "Idempotency-Key"
KEPT_FOR: Final = dt.timedelta(hours=24)
_LONGEST: Final = 255


@dataclass(frozen=True, slots=True)
class Made:
    """What was made: the answer, and the customers whose data stand in it."""

    body: dict[str, Any]
    customer_ids: tuple[int, ...] = ()
    status: int = 201


def once(request: HttpRequest, act: Callable[[], Made], *, at: dt.datetime) -> tuple[int, dict[str, Any]]:
    """What `act` answers or, when this token sent the same with the same key in the last 24 hours, answered.

    Raises KeyInUse, KeyUsedForAnother, InvalidInput for an unusable key, and whatever `act` raises.
    """
    key = request.headers.get(HEADER)
    if key is None:
        made = act()
        return made.status, made.body
    if not (0 < len(key) <= _LONGEST and key.isascii() and key.isprintable()):
        raise InvalidInput(fields={HEADER: KEY_UNUSABLE})
    where = {"token_key": caller_of(request).token_key, "path": request.path[:200], "key": key}
    digest = hashlib.sha256(request.body).hexdigest()
    with transaction.atomic():
        _hold(where)
        ApiAnswer.objects.filter(**where, made_at__lte=at - KEPT_FOR).delete()
        known = ApiAnswer.objects.filter(**where).first()
        if known is not None:
            return _again(known, digest)
        made = act()
        body = json.dumps(made.body, cls=DjangoJSONEncoder)
        ApiAnswer.objects.create(
            **where,
            body_digest=digest,
            status=made.status,
            body=body,
            customer_ids=list(made.customer_ids),
            made_at=at,
        )
        return made.status, made.body


def _hold(where: dict[str, str]) -> None:
    """Until the transaction ends nobody else acts under this key."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 11))", ["\n".join(where.values())]
        )
        if not cursor.fetchone()[0]:
            raise KeyInUse


def _again(known: ApiAnswer, digest: str) -> tuple[int, dict[str, Any]]:
    if known.body_digest != digest:
        raise KeyUsedForAnother
    return known.status, json.loads(known.body)
