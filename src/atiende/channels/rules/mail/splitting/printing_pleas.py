"""Pleas not to print a mail, which companies put under every one."""

from __future__ import annotations

import re

_PLEA = re.compile(
    r"^\W{0,6}.{0,40}?\b(?:antes de imprimir(?! (?:las|los|mis?|la (?!presente))\b)|no imprima|imprima (?:este|solo)|"
    r"piense (?:si es necesario|antes|en el medio)|before printing|please consider the environment|"
    r"think (?:before|of the environment)|consider(?:e)? (?:el medio|the environment|your environmental)|"
    r"no imprimeixi|abans d.imprimir|pensez a l.environnement|do not print|save (?:a tree|paper)|"
    r"protejamos el medio|cuidemos el (?:medio|planeta)|cuidar el medio ?ambiente es)\b"
)
_PRINT = re.compile(r"\b(?:re)?(?:imprim\w*|impresion|impress\w*|print(?:ing|ed)?|drucken|stampare)\b")
_NATURE = re.compile(
    r"medio ?ambient|ambiental|planeta|\barbol|bosque|ecolog|naturaleza|environment|planet|\btrees?\b|forest|umwelt|"
    r"medi ambient|meio ambiente|ambiente|(?:es|sea|fuera|sin ser) (?:\w+mente )?(?:necesari|imprescindib)|"
    r"(?:really |absolutely |strictly )(?:need|necessary)"
)
_OF_MAIL = re.compile(
    r"\b(?:mensajes?|correos?|e-?mails?|mails?|message|missatge|correu|mensagem|messaggio|nachricht)\b"
)
_LONGEST = 280


def is_printing_plea(words: str) -> bool:
    """Whether a paragraph (without accents, in lower case) asks to spare paper."""
    if "?" not in words and _PLEA.match(words[:200]):
        return True
    if len(words) > _LONGEST:
        return False
    return all(pattern.search(words) for pattern in (_PRINT, _NATURE, _OF_MAIL))
