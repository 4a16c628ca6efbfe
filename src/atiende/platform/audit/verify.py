"""Verification: recompute every seal and every sealed entry, and name the first that is not as it was."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from atiende.kernel.ids import instant_of
from atiende.platform.audit.digests import (
    DIGEST_BYTES,
    FIRST,
    Seal,
    commitment,
    entry_digest,
    erased_label,
    seal_digest,
)
from atiende.platform.audit.dropped import dropped_spans
from atiende.platform.audit.evidence_check import EvidenceCheck, EvidenceCount
from atiende.platform.audit.stored import entry_of, last_seal, seals
from atiende.platform.models.audit import AuditEntry, AuditSalt

ERASED = "audit.label_erased"
SUBJECT_ERASED = "audit.subject_erased"


class Fault(StrEnum):
    ALTERED_ENTRY = "altered_entry"
    MISSING_ENTRY = "missing_entry"
    INSERTED_ENTRY = "inserted_entry"
    ALTERED_SEAL = "altered_seal"
    MISSING_SEAL = "missing_seal"
    DIFFERS_FROM_EXPORT = "differs_from_export"
    ALTERED_EVIDENCE = "altered_evidence"


@dataclass(frozen=True, slots=True)
class Finding:
    """The first thing that is wrong. `entry_id` is None when it is about a seal as a whole."""

    fault: Fault
    seal_number: int
    entry_id: int | None = None


@dataclass(frozen=True, slots=True)
class ErasedLabel:
    """A person whose label was erased on a date by a rule: their entries hold, without it."""

    actor_id: int
    at: datetime
    rule: str


@dataclass(frozen=True, slots=True)
class ErasedSubject:
    """Somebody of whom all was erased on a date by a rule, for instance `customer` 42: their entries hold."""

    kind: str
    id: str
    at: datetime
    rule: str


@dataclass(frozen=True, slots=True)
class VerifyResult:
    """`seals` and `entries` were looked at, up to a finding; `unsealed` entries are counted, not vouched for.

    Of `dropped` entries, whose time to be kept was over, only the digests in their seals were looked at.
    """

    finding: Finding | None
    seals: int
    entries: int
    unsealed: int
    erased: tuple[ErasedLabel, ...]
    dropped: int = 0
    erased_subjects: tuple[ErasedSubject, ...] = ()
    evidence: EvidenceCount = field(default_factory=EvidenceCount)


def verify(
    progress: Callable[[int], None] = lambda entries: None, *, exported: Mapping[int, str] | None = None
) -> VerifyResult:
    """Check the whole chain, and against seals exported earlier (number → digest) when they are given.

    `progress` is told after each seal how many entries it held.
    """
    walk = _Walk(exported or {})
    finding = next(walk.findings(progress), None)
    return VerifyResult(
        finding=finding,
        seals=walk.seals,
        entries=walk.entries,
        unsealed=AuditEntry.objects.filter(seal_number=None).count(),
        erased=tuple(walk.erased.values()),
        dropped=walk.dropped,
        erased_subjects=walk.erased_subjects,
        evidence=walk.evidence.count,
    )


class _Walk:
    """One pass over the seals in order."""

    def __init__(self, exported: Mapping[int, str]) -> None:
        self.exported = exported
        self.seals = 0
        self.entries = 0
        self.dropped = 0
        self._spans = dropped_spans()
        self.erased = _erased_labels()
        self.erased_subjects = _erased_subjects()
        dropped_until = self._spans[-1].end_id if self._spans else 0
        self._erased_before = _erased_before(dropped_until)
        self.evidence = EvidenceCheck(
            {(each.kind, each.id) for each in self.erased_subjects},
            instant_of(dropped_until) if dropped_until else None,
        )
        self._salts: dict[int, bytes] = {
            row.actor_id: bytes(row.salt or b"") for row in AuditSalt.objects.exclude(salt=None)
        }

    def findings(self, progress: Callable[[int], None]) -> Iterator[Finding]:
        number, digest = 0, FIRST
        for seal in seals():
            self.seals += 1
            self.entries += len(seal.entry_ids)
            yield from self._seal_findings(seal, number, digest)
            yield from self._entry_findings(seal)
            number, digest = seal.number, seal.digest
            progress(len(seal.entry_ids))
        yield from self._beyond(number)

    def _seal_findings(self, seal: Seal, before: int, digest_before: bytes) -> Iterator[Finding]:
        if seal.number != before + 1:
            yield Finding(Fault.MISSING_SEAL, before + 1)
        expected = seal_digest(
            number=seal.number,
            previous_digest=seal.previous_digest,
            at=seal.at,
            entry_ids=seal.entry_ids,
            entry_digests=seal.entry_digests,
        )
        if (
            expected != seal.digest
            or seal.previous_digest != digest_before
            or len(seal.entry_digests) != DIGEST_BYTES * len(seal.entry_ids)
        ):
            yield Finding(Fault.ALTERED_SEAL, seal.number)
        if self.exported.get(seal.number, seal.digest.hex()) != seal.digest.hex():
            yield Finding(Fault.DIFFERS_FROM_EXPORT, seal.number)

    def _entry_findings(self, seal: Seal) -> Iterator[Finding]:
        found = {row.id: row for row in AuditEntry.objects.filter(seal_number=seal.number)}
        sealed = set(seal.entry_ids)
        for place, entry_id in enumerate(seal.entry_ids):
            row = found.get(entry_id)
            if row is None and any(span.holds(entry_id) for span in self._spans):
                self.dropped += 1
            elif row is None:
                yield Finding(Fault.MISSING_ENTRY, seal.number, entry_id)
            elif not self._holds(row, seal.entry_digests[place * DIGEST_BYTES : (place + 1) * DIGEST_BYTES]):
                yield Finding(Fault.ALTERED_ENTRY, seal.number, entry_id)
        for entry_id in sorted(found.keys() - sealed):
            yield Finding(Fault.INSERTED_ENTRY, seal.number, entry_id)
        for entry_id in self.evidence.altered(found.values()):
            yield Finding(Fault.ALTERED_EVIDENCE, seal.number, entry_id)

    def _holds(self, row: AuditEntry, digest: bytes) -> bool:
        return entry_digest(entry_of(row)) == digest and self._label_holds(row)

    def _label_holds(self, row: AuditEntry) -> bool:
        """The label is what was committed to, or it was erased and an entry says so."""
        salt = self._salts.get(row.actor_id)
        if salt is None:
            is_told = row.actor_id in self.erased or row.actor_id in self._erased_before
            return is_told and row.actor_label == erased_label(row.actor_id)
        if row.actor_commitment is None:
            return False
        return hmac.compare_digest(commitment(row.actor_label, salt), bytes(row.actor_commitment))

    def _beyond(self, last: int) -> Iterator[Finding]:
        """Seals cut off at the end leave entries that name them, or copies outside that know them."""
        newest = last_seal()
        end = max(last, newest.number if newest else 0)
        row = AuditEntry.objects.filter(seal_number__gt=end).order_by("seal_number").first()
        if row is not None and row.seal_number is not None:
            yield Finding(Fault.MISSING_SEAL, end + 1)
        if self.exported and max(self.exported) > end:
            yield Finding(Fault.MISSING_SEAL, end + 1)
        stray = AuditEntry.objects.filter(seal_number__lt=1).order_by("id").first()
        if stray is not None:
            yield Finding(Fault.INSERTED_ENTRY, stray.seal_number or 0, stray.id)


def _erased_before(end_id: int) -> set[int]:
    """Whose label was erased so long ago that the entry which said so was dropped with its month."""
    erased = AuditSalt.objects.filter(salt=None, erased_at__lt=instant_of(end_id))
    return set(erased.values_list("actor_id", flat=True)) if end_id else set()


def _erased_labels() -> dict[int, ErasedLabel]:
    entries = AuditEntry.objects.filter(verb=ERASED, target_kind="actor").order_by("id")
    return {
        int(entry.target_id): ErasedLabel(
            actor_id=int(entry.target_id), at=entry.at, rule=str(entry.details.get("rule", ""))
        )
        for entry in entries
        if entry.target_id.lstrip("-").isdecimal()
    }


def _erased_subjects() -> tuple[ErasedSubject, ...]:
    entries = AuditEntry.objects.filter(verb=SUBJECT_ERASED).order_by("id")
    return tuple(
        ErasedSubject(entry.target_kind, entry.target_id, entry.at, str(entry.details.get("rule", "")))
        for entry in entries
    )
