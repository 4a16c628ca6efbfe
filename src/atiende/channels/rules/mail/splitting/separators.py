"""Lines that announce history: "-----Mensaje original-----", "---------- Forwarded message ---------"."""

from __future__ import annotations

import re

from atiende.channels.rules.mail.splitting.lines import FORWARDED, QUOTE, plain

_DASHES = r"[-_=*\u2010-\u2015\u2500]"
_FRAMED = re.compile(rf"^{_DASHES}{{2,60}}\s?(?P<words>[^\W\d_][^:=@]{{2,60}}?)\s?{_DASHES}{{2,60}}:?$")
_WITH_HEAD = re.compile(
    rf"^{_DASHES}{{4,60}}\s?(?P<words>[^\W\d_][^:=@]{{2,60}}?)\s?{_DASHES}{{4,60}}\s?"
    r"(?:de|from|von|da|asunto|subject|fecha|date|enviado|sent)\s?:"
)
_ORIGINAL = re.compile(
    r"mensaje original|mensaje anterior|correo original|original message|original email|message d.origine|"
    r"message original|"
    r"ursprungliche nachricht|original-?nachricht|mensagem original|messaggio originale|missatge original|"
    r"oorspronkelijk bericht|oprindelig (?:meddelelse|besked)|opprinnelig melding|original meddelelse|"
    r"ursprungligt meddelande|"
    r"wiadomosc oryginalna|исходное сообщение|alkuperainen viesti|jatorrizko mezua|mensaxe orixinal|"
    r"eredeti uzenet|"
    r"原始邮件|原始郵件|元のメッセーシ|orijinal mesaj|puvodni zprava|reply message|mensaje de respuesta"
)
_FORWARDED = re.compile(
    r"forwarded (?:message|by|mail)|mensaje re-?enviado|correo reenviado|mensaje remitido|"
    r"message transfere|message reexpedie|"
    r"weitergeleitete nachricht|mensagem (?:re)?encaminhada|messaggio inoltrato|missatge reenviat|"
    r"doorgestuurd bericht|转发(?:的)?邮件|轉寄(?:的)?(?:郵件|訊息)|転送(?:された)?メッセーシ|"
    r"videresendt|vidarebefordrat|przekazana|пересылаемое|пересланное|mensaxe reenviada|"
    r"birbidalitako mezua|reenviado por"
)
_BEGINNING = re.compile(
    r"^(?:inicio del mensaje (?:reenviado|remitido)|begin forwarded message|debut du message (?:reexpedie|"
    r"transfere)|"
    r"anfang der weitergeleiteten nachricht|inizio (?:del )?messaggio inoltrato|"
    r"inicio da mensagem (?:re)?encaminhada|"
    r"inici del missatge reenviat|begin doorgestuurd bericht|start pa videresendt besked|"
    r"principio del mensaje reenviado) ?:?$"
)
_ANSWER_ABOVE = re.compile(
    r"^\W*(?:por favor,? |please,? )?(?:responda|responde|escriba|escribe|reply|write|type|respond|"
    r"conteste)\b"
    r".{0,50}\b(?:encima|arriba|above)\b.{0,30}\b(?:linea|line)\b\W*$"
)


def separator_kind(words: str) -> str:
    """What a line announces, history or a forwarded message; empty where it announces nothing."""
    if len(words) < 8:
        return ""
    if len(words) > 150:
        return _kind_of(_WITH_HEAD.match(plain(words[:150])))
    folded_words = plain(words)
    if _BEGINNING.match(folded_words):
        return FORWARDED
    if asks_to_answer_above(words):
        return QUOTE
    return _kind_of(_FRAMED.match(folded_words) or _WITH_HEAD.match(folded_words))


def asks_to_answer_above(words: str) -> bool:
    """Whether a line of a help desk asks to write above it."""
    return bool(_ANSWER_ABOVE.match(plain(words)))


def _kind_of(framed: re.Match[str] | None) -> str:
    if framed is None:
        return ""
    if _FORWARDED.search(framed["words"]):
        return FORWARDED
    return QUOTE if _ORIGINAL.search(framed["words"]) else ""


def is_framed(words: str) -> bool:
    """Whether words stand between dashes: with a header block below it is a separator in a language not listed."""
    return len(words) <= 150 and bool(_FRAMED.match(plain(words)))
