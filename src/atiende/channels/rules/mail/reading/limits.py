"""How much of a mail is taken apart. What lies beyond is kept as it came, and the mail says so."""

from __future__ import annotations

from atiende.kernel.refusals import gettext_noop

MAX_DEPTH = 40  # multiparts inside multiparts
MAX_PARTS = 1000
MAX_ENVELOPES = 5  # of signatures, one in another: each is a copy of what it holds
MAX_FIELDS = 5000  # header fields of one part
MAX_FIELD_BYTES = 512 * 1024
MAX_ADDRESSES = 10_000  # of one header
MAX_BODY_BYTES = 16 * 1024 * 1024  # of one text part
MAX_CALENDAR_BYTES = 1024 * 1024
MAX_TNEF_BYTES = 64 * 1024 * 1024
MAX_RETURNED_BYTES = 64 * 1024
MAX_STATUS_BYTES = 1024 * 1024

TOO_DEEP = gettext_noop("Parts nested too deeply were kept as files, as they came.")
TOO_MANY_PARTS = gettext_noop("The mail has too many parts; the rest was kept as one file.")
TOO_MANY_FIELDS = gettext_noop("The header of the mail is too long; its end was left out.")
FIELD_TOO_LONG = gettext_noop("A header field is too long; its end was left out.")
TOO_MANY_ADDRESSES = gettext_noop("The mail has too many recipients; the last ones were left out.")
BODY_TOO_LONG = gettext_noop("The text is too long; the whole of it was kept as a file.")
