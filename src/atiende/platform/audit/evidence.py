"""Commitments to what a person wrote: they prove it while it is kept, and say nothing once it is erased (ADR 0002).

    record(…, details=commit_to(kind="mail", content_id=7, sha256=kept.sha256, subject=("customer", 42)))

A commitment is HMAC-SHA-256 (RFC 2104) over the SHA-256 of the content, with the salt of the person who wrote it.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Final

from atiende.platform.postgres.reading import read_row
from atiende.platform.postgres.writing import write

Subject = tuple[str, int]
"""Whose content it is: a kind and an id, such as ("customer", 42)."""
Digests = Callable[[Collection[int]], Mapping[int, str]]
"""SHA-256 (hex) of the contents with these ids; of what is erased or gone an empty text, or nothing."""

COMMITMENT: Final = "commitment"
KIND: Final = "evidence"
CONTENT_ID: Final = "evidence_id"
SALT_ID: Final = "salt"

_FIND: Final = (
    "SELECT id, salt FROM platform_evidence_salt WHERE subject_kind = %s AND subject_id = %s::bigint"
)
_MAKE: Final = """
INSERT INTO platform_evidence_salt (subject_kind, subject_id, salt) VALUES (%s, %s::bigint, %s::bytea)
ON CONFLICT (subject_kind, subject_id) DO NOTHING
RETURNING id, salt
"""
_DESTROY: Final = """
INSERT INTO platform_evidence_salt (subject_kind, subject_id, erased_at) VALUES (%s, %s::bigint, %s::timestamptz)
ON CONFLICT (subject_kind, subject_id) DO UPDATE SET salt = NULL, erased_at = excluded.erased_at
"""
_READERS: Final[dict[str, Digests]] = {}


def register_evidence(kind: str, digests: Digests) -> None:
    """Tell how contents of a kind are found again by whoever verifies. Called once by the room that keeps them."""
    _READERS[kind] = digests


def digests_of(kind: str, ids: Collection[int]) -> Mapping[int, str]:
    """What the room that keeps them knows today; nothing for a kind that no room registered."""
    reader = _READERS.get(kind)
    return {} if reader is None else reader(ids)


def commit_to(*, kind: str, content_id: int, sha256: str, subject: Subject) -> dict[str, str | int]:
    """Details of an audit entry that prove a content. Empty for a person who was erased."""
    found = read_row(_FIND, subject)
    if found is None:
        # Two at once: who comes second wrote no row, and reads the one that is committed by now.
        found = read_row(_MAKE, [*subject, secrets.token_bytes(32)]) or read_row(_FIND, subject)
    if found is None or found[1] is None:
        return {}
    salt_id, salt = found
    return {
        KIND: kind,
        CONTENT_ID: content_id,
        SALT_ID: salt_id,
        COMMITMENT: commitment_to(sha256, bytes(salt)).hex(),
    }


def commitment_to(sha256: str, salt: bytes) -> bytes:
    """What binds to a content of this digest."""
    return hmac.digest(salt, bytes.fromhex(sha256), "sha256")


def destroy_salt(subject: Subject, *, at: datetime) -> None:
    """From here on nobody can tell what the commitments of this person were about, and no new one is made."""
    write(_DESTROY, [*subject, at])
