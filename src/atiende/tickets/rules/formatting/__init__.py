"""What staff write with formatting: made harmless, and put into plain words that say the same."""

from atiende.tickets.rules.formatting.cleaning import formatted
from atiende.tickets.rules.formatting.lines import as_html
from atiende.tickets.rules.formatting.pictures import (
    content_id_of,
    pictures_among,
    placed,
)
from atiende.tickets.rules.formatting.plain import plain_of
from atiende.tickets.rules.formatting.showing import shown
from atiende.tickets.rules.formatting.written import FORMATTING_TOO_HEAVY, Written, written

__all__ = [
    "FORMATTING_TOO_HEAVY",
    "Written",
    "as_html",
    "content_id_of",
    "formatted",
    "pictures_among",
    "placed",
    "plain_of",
    "shown",
    "written",
]
