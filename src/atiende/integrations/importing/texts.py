"""The words of a message: harmless HTML with the same in plain text, and what hung on it and was not brought along."""

from __future__ import annotations

import re
from html import escape
from typing import Final

from django.utils.translation import gettext

from atiende.integrations.rules.importing.records import WrittenThere
from atiende.integrations.rules.importing.values import TEXT_LIMIT
from atiende.kernel.refusals import InvalidInput
from atiende.kernel.text import beginning
from atiende.tickets.rules.formatting import written

_FORMATTING: Final = re.compile(r"<(?!/?(?:p|div|br|span|html|body)\b)[a-zA-Z]", re.IGNORECASE)
_TAG: Final = re.compile(r"<[^<>]{0,2000}>")


def words_of(said: WrittenThere) -> tuple[str, str]:
    """Text and HTML, the latter empty where it would say nothing more."""
    text, html = said.text, ""
    if said.html and (not text or _FORMATTING.search(said.html)):
        try:
            found = written("", said.html)
        except InvalidInput:
            text = text or " ".join(_TAG.sub(" ", said.html[:TEXT_LIMIT]).split())
        else:
            text, html = text or found.text, found.html
    text = beginning(text, TEXT_LIMIT)
    if said.files:
        lines = [gettext("Attachment not brought along: %(file)s") % {"file": file} for file in said.files]
        text = "\n".join([text, "", *lines] if text else lines)
        html = html and html + "".join(f"<div>{escape(line)}</div>" for line in lines)
    return text or gettext("(without text)"), html
