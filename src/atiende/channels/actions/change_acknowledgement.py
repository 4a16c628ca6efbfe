"""Write what a brand answers by itself on reception, in its language; or go back to the built-in words."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db import transaction

from atiende.channels.models import Acknowledgement
from atiende.channels.queries.acknowledgements import AcknowledgementText
from atiende.channels.queries.mailboxes import GRANT
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import Conflict, InvalidInput, NotFound, gettext_noop
from atiende.kernel.text import one_line
from atiende.organisation.queries import get_brand_for
from atiende.platform.audit import record

LANGUAGES: Final = ("es", "en")
MOST_LETTERS: Final = 5000
NOT_A_LANGUAGE: Final = gettext_noop("Choose a language of the list.")
EMPTY: Final = gettext_noop("This is required.")
TOO_LONG: Final = gettext_noop("Write at most 5,000 letters.")


def change_acknowledgement(
    *,
    brand_id: int,
    language: str,
    words: AcknowledgementText | None,
    version: int,
    by: Actor,
    at: dt.datetime,
) -> None:
    """None: the built-in words again. `version` 0: nobody wrote any yet. The same again changes nothing.

    Raises NotPermitted, NotFound, InvalidInput, and Conflict when `version` is not the present one.
    """
    by.require(GRANT)
    cleaned = None if words is None else _cleaned(words)
    if problems := _problems(language, cleaned):
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        get_brand_for(by, brand_id)
        if not by.serves(brand_id):
            raise NotFound
        rows = Acknowledgement.objects.select_for_update().filter(brand_id=brand_id, language=language)
        row = rows.first()
        present = None if row is None else AcknowledgementText(row.subject, row.text)
        if present == cleaned:
            return
        if version != (row.version if row else 0):
            raise Conflict
        _write(brand_id, language, cleaned, version)
        record(
            by=by,
            verb="channels.acknowledgement_changed" if cleaned else "channels.acknowledgement_reset",
            target_kind="brand",
            target_id=brand_id,
            fields=["subject", "text"],
            at=at,
            details={"language": language},
        )


def _cleaned(words: AcknowledgementText) -> AcknowledgementText:
    text = words.text.replace("\0", "").replace("\r\n", "\n").strip()
    return AcknowledgementText(one_line(words.subject, limit=200), text)


def _problems(language: str, words: AcknowledgementText | None) -> dict[str, str]:
    found = {} if language in LANGUAGES else {"language": NOT_A_LANGUAGE}
    if words is not None:
        found |= {name: EMPTY for name in ("subject", "text") if not getattr(words, name)}
        if len(words.text) > MOST_LETTERS:
            found["text"] = TOO_LONG
    return found


def _write(brand_id: int, language: str, words: AcknowledgementText | None, version: int) -> None:
    if words is None:
        Acknowledgement.objects.filter(brand_id=brand_id, language=language).delete()
        return
    Acknowledgement.objects.update_or_create(
        brand_id=brand_id,
        language=language,
        defaults={"subject": words.subject, "text": words.text, "version": version + 1},
    )
