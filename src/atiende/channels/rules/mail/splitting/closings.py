"""The words with which people end a message; they stay."""

from __future__ import annotations

import re

from atiende.channels.rules.mail.splitting.lines import plain

_CLOSING = re.compile(
    r"^\W*(?:(?:un|una|reciba[n]? un|recibe un|con un|les? envio un|les? mando un|"
    r"y )?\s?(?:cordial(?:es)?|afectuoso|atento|atentos|"
    r"fuerte|sincero)?\s?(?:saludos?|abrazos?|salutacions?|salutaciones)\b|cordialmente|atentamente|"
    r"atte\b|att\b|respetuosamente|"
    r"muchas gracias|muchisimas gracias|mil gracias|gracias|agradec|a la espera|en espera|quedo |"
    r"quedamos |quedando|sin otro particular|"
    r"sin mas|les? salud|slds|salu2|besos|espero (?:su|vuestra|tu|noticias)|de antemano|desde ya|"
    r"que tengan? (?:un )?buen|feliz |"
    r"(?:best|kind|warm|kindest|warmest) ?(?:regards|wishes)?\b|regards|many thanks|thanks|thank you|thx|"
    r"cheers|sincerely|"
    r"yours (?:sincerely|faithfully|truly)|respectfully|cordialement|bien a vous|merci|mit freundlichen|"
    r"mfg|viele grusse|"
    r"atenciosamente|att\.|abracos|obrigad|cordiali saluti|distinti saluti|grazie|moltes gracies|gracies|"
    r"agur|eskerrik|firmado|fdo\b)"
)
_LONGEST = 110


def is_closing(words: str) -> bool:
    return len(words) <= _LONGEST and bool(_CLOSING.match(plain(words)))
