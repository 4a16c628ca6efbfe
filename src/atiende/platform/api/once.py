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
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse

from atiende.kernel.refusals import InvalidInput
from atiende.platform.api.calling import caller_of
from atiende.platform.api.errors import KEY_UNUSABLE, KeyInUse, KeyUsedForAnother
from atiende.platform.models import ApiAnswer
from atiende.platform.postgres.gathering import gathering, write_rows
from atiende.platform.postgres.reading import read_row

HEADER: Final = "Idempotency-Key"
KEPT_FOR: Final = dt.timedelta(hours=24)
_LONGEST: Final = 255
_ONCE: Final = "api_answer_once"
# The row is looked for together with the lock: whoever comes between a commit and the end of its lock finds none, acts,
# and is stopped by the constraint when its own answer is kept.
_CLAIM: Final = """
SELECT pg_try_advisory_xact_lock(hashtextextended(%(held)s, 11)),
    known.id, known.body_digest, known.status, known.body, known.made_at
FROM (VALUES (1)) AS one LEFT JOIN platform_api_answer known
    ON known.token_key = %(token_key)s AND known.path = %(path)s AND known.key = %(key)s
"""
_KEEP: Final = """
INSERT INTO platform_api_answer (token_key, path, key, body_digest, status, body, customer_ids, made_at)
SELECT token_key, path, key, body_digest, status, body, customer_ids, made_at
FROM json_to_recordset(%s::json) AS answer (
    token_key text, path text, key text, body_digest text, status smallint, body text, customer_ids bigint[],
    made_at timestamptz
)
"""


@dataclass(frozen=True, slots=True)
class Made:
    """What was made: the answer, and the customers whose data stand in it."""

    body: dict[str, Any]
    customer_ids: tuple[int, ...] = ()
    status: int = 201


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    text: str
    body: dict[str, Any]


def once(request: HttpRequest, act: Callable[[], Made], *, at: dt.datetime) -> tuple[int, dict[str, Any]]:
    """What `act` answers or, when this token sent the same with the same key in the last 24 hours, answered.

    Raises KeyInUse, KeyUsedForAnother, InvalidInput for an unusable key, and whatever `act` raises.
    """
    answer = _answer(request, act, at)
    return answer.status, json.loads(answer.text)  # a new one as it is told again, to the last letter


def made_once(
    request: HttpRequest,
    act: Callable[[], Made],
    *,
    at: dt.datetime,
    located: Callable[[dict[str, Any]], str],
) -> HttpResponse:
    """The same as the answer itself, as it was written, with the address of what was made in `Location`.

    `located` says the address for an answer: a replayed one is not made again.
    """
    answer = _answer(request, act, at)
    response = HttpResponse(answer.text, status=answer.status, content_type="application/json")
    response["Location"] = located(answer.body)
    return response


def _answer(request: HttpRequest, act: Callable[[], Made], at: dt.datetime) -> _Answer:
    key = request.headers.get(HEADER)
    if key is None:
        with transaction.atomic(), gathering(until_commit=True):
            made = act()
        return _Answer(made.status, _written(made), made.body)
    if not (0 < len(key) <= _LONGEST and key.isascii() and key.isprintable()):
        raise InvalidInput(fields={HEADER: KEY_UNUSABLE})
    where = {"token_key": caller_of(request).token_key, "path": request.path[:200], "key": key}
    try:
        with transaction.atomic(), gathering(until_commit=True):
            return _known_or_made(where, hashlib.sha256(request.body).hexdigest(), act, at)
    except IntegrityError as twice:
        if _ONCE in str(twice):
            raise KeyInUse from twice
        raise


def _known_or_made(where: dict[str, str], digest: str, act: Callable[[], Made], at: dt.datetime) -> _Answer:
    found = read_row(_CLAIM, {**where, "held": "\n".join(where.values())})
    assert found is not None, "one row always answers"
    is_held, known, known_digest, status, text, made_at = found
    if not is_held:
        raise KeyInUse
    if known is not None and made_at > at - KEPT_FOR:
        if known_digest != digest:
            raise KeyUsedForAnother
        return _Answer(status, text, json.loads(text))
    if known is not None:
        ApiAnswer.objects.filter(pk=known).delete()
    made = act()
    answer = _Answer(made.status, _written(made), made.body)
    kept = {"body_digest": digest, "status": answer.status, "body": answer.text, "made_at": at.isoformat()}
    write_rows(_KEEP, [{**where, **kept, "customer_ids": made.customer_ids}])
    return answer


def _written(made: Made) -> str:
    return json.dumps(made.body, cls=DjangoJSONEncoder, ensure_ascii=False)
