"""The audit: who did what, on which, when; sealed so that an alteration is found and named."""

from atiende.platform.audit.record import record, record_each, record_refusal

__all__ = ["record", "record_each", "record_refusal"]
