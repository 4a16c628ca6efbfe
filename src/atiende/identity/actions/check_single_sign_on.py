from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import requests
from django.db import transaction
from django.utils.translation import gettext

from atiende.identity.errors import ProviderUnusable
from atiende.identity.rules.issuers import WELL_KNOWN, clean_issuer, what_is_missing
from atiende.kernel.actors import Actor
from atiende.platform.audit import record

TIMEOUT_SECONDS = 5
_MOST_BYTES = 200_000


def check_single_sign_on(*, issuer: str, by: Actor, at: datetime) -> None:
    """Ask the account system for its description, before anybody is sent there.

    Raises NotPermitted, InvalidInput, and ProviderUnusable with the real error in plain words.
    """
    by.require("settings.manage")
    issuer = clean_issuer(issuer)
    with transaction.atomic():
        record(
            by=by,
            verb="identity.single_sign_on_checked",
            target_kind="single_sign_on",
            target_id=1,
            at=at,
        )
    document = _description(issuer + WELL_KNOWN)
    if missing := what_is_missing(document):
        raise ProviderUnusable(reason=gettext("its description lacks “%(entry)s”.") % {"entry": missing})
    if str(document.get("issuer", "")).rstrip("/") != issuer:
        raise ProviderUnusable(
            reason=gettext("it calls itself %(other)s. Write that address instead.")
            % {"other": str(document.get("issuer"))[:200]}
        )


def _description(address: str) -> dict[str, Any]:
    try:
        answer = requests.get(address, timeout=TIMEOUT_SECONDS, allow_redirects=False, stream=True)
        body = answer.raw.read(_MOST_BYTES, decode_content=True)
    except requests.exceptions.SSLError as error:
        raise ProviderUnusable(reason=gettext("its certificate is not trusted.")) from error
    except requests.exceptions.Timeout as error:
        raise ProviderUnusable(reason=gettext("it did not answer within 5 seconds.")) from error
    except (requests.exceptions.RequestException, OSError) as error:
        raise ProviderUnusable(
            reason=gettext("no connection. Check the address and that this server may reach it.")
        ) from error
    if answer.status_code != requests.codes.ok:
        raise ProviderUnusable(
            reason=gettext("it answered %(status)s instead of its description.")
            % {"status": answer.status_code}
        )
    return _parsed(body)


def _parsed(body: bytes) -> dict[str, Any]:
    try:
        document = json.loads(body)
    except ValueError as error:
        raise ProviderUnusable(reason=gettext("its description cannot be read.")) from error
    if not isinstance(document, dict):
        raise ProviderUnusable(reason=gettext("its description cannot be read."))
    return document
