"""Whether the commitments in entries still bind to what the rooms keep."""

from __future__ import annotations

import hmac
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from atiende.platform.audit.evidence import COMMITMENT, CONTENT_ID, KIND, SALT_ID, commitment_to, digests_of
from atiende.platform.models.audit import AuditEntry, EvidenceSalt


@dataclass(slots=True)
class EvidenceCount:
    """Commitments that hold, those whose person was erased, and those whose content is kept no more."""

    holding: int = 0
    erased: int = 0
    gone: int = 0


class EvidenceCheck:
    """`erased`: the (kind, id) of whom an entry says that they were erased. `dropped_until`: entries that said so
    before this instant may be gone with their month."""

    def __init__(self, erased: Collection[tuple[str, str]], dropped_until: datetime | None) -> None:
        self.count = EvidenceCount()
        self._erased = erased
        self._dropped_until = dropped_until

    def altered(self, rows: Iterable[AuditEntry]) -> list[int]:
        """Ids of entries whose commitment is to something else than what is kept, or whose salt went without a word."""
        bound = [row for row in rows if COMMITMENT in row.details]
        salts = EvidenceSalt.objects.in_bulk({int(row.details[SALT_ID]) for row in bound})
        ids = defaultdict(set)
        for row in bound:
            ids[str(row.details[KIND])].add(int(row.details[CONTENT_ID]))
        digests = {kind: digests_of(kind, wanted) for kind, wanted in ids.items()}
        return [
            row.id
            for row in bound
            if not self._holds(
                row.details[COMMITMENT],
                salts.get(int(row.details[SALT_ID])),
                digests[str(row.details[KIND])].get(int(row.details[CONTENT_ID]), ""),
            )
        ]

    def _holds(self, commitment: str, salt: EvidenceSalt | None, sha256: str) -> bool:
        if salt is None:
            return False
        if salt.salt is None:
            self.count.erased += 1
            return self._is_told(salt)
        if not sha256:
            self.count.gone += 1
            return True
        self.count.holding += 1
        return hmac.compare_digest(commitment_to(sha256, bytes(salt.salt)).hex(), commitment)

    def _is_told(self, salt: EvidenceSalt) -> bool:
        if (salt.subject_kind, str(salt.subject_id)) in self._erased:
            return True
        return bool(self._dropped_until and salt.erased_at and salt.erased_at < self._dropped_until)
