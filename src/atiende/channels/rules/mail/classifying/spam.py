"""What filters on the way thought of a mail. A hint: a person decides."""

from __future__ import annotations

import re

from atiende.channels.rules.mail.parts import ReadMail

_MARK = re.compile(
    r"^\W{0,3}(spam|possible spam|suspected spam|posible spam|correo no deseado)\W", re.IGNORECASE
)


def has_spam_mark(mail: ReadMail) -> bool:
    """Whether a filter marked it."""
    if mail.header("x-spam-flag").lower().startswith("yes") or mail.header(
        "x-spam-status"
    ).lower().startswith("yes"):
        return True
    if mail.header("x-rspamd-action").lower() in ("reject", "add header", "rewrite subject"):
        return True
    if mail.header("x-bogosity").lower().startswith(("spam", "yes")):
        return True
    level = mail.header("x-ms-exchange-organization-scl") or mail.header("x-forefront-antispam-report")
    found = re.search(r"(?:^|SCL:)(\d)", level)
    return bool(found and int(found.group(1)) >= 5) or bool(
        _MARK.match(mail.subject) and mail.subject[:1] in "*[{"
    )
