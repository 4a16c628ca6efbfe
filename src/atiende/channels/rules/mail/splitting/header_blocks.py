"""The heads that clients put above the message which they answer or forward: De, Enviado, Para, Asunto."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from atiende.channels.rules.mail.splitting.dates import find_date, has_address, has_time
from atiende.channels.rules.mail.splitting.lines import Line, plain

_NAMES = {
    "from": "de from von da van fra fran od lahettaja от felado kimden nork remitente expediteur mittente "
    "afzender "
    "avsender 发件人 寄件者 寄件人 差出人 送信者|od kogo|от кого|보낸 사람",
    "sent": "enviado enviada enviados enviadas enviat sent 发送时间 寄件日期 送信日時 "
    "gesendet envoye inviato verzonden sendt skickat wyslano "
    "lahetetty отправлено "
    "odeslano elkuldve gonderildi bidalita bidaltze-data|enviado el|enviado em|enviada el|enviada em|"
    "enviado en|enviat el|"
    "보낸 날짜|envoye le|fecha de envio|date d'envoi|sent at|date sent|data de enviament|wyslane",
    "date": "fecha date datum data dato 日期 时间 日付 日時 "
    "paivays paivamaara дата tarih eguna|fecha y hora|date et heure|"
    "data/hora",
    "to": "para to an a aan 收件人 收件者 宛先 "
    "til till do vastaanottaja кому komu cimzett kime nori per destinatario pour|"
    "per a|받는 사람",
    "cc": "cc cco bcc ccn 抄送 副本 copia kopie kopi kopia копия|con copia|con copia oculta|copie a",
    "subject": "asunto subject 主题 主題 主旨 件名 제목 "
    "betreff objet oggetto onderwerp emne amne temat aihe тема predmet targy "
    "konu assunto "
    "assumpte assumte gaia",
    "other": "importancia importance prioridad priority adjuntos attachments anexos organization "
    "organizacion|"
    "datos adjuntos|enviado por|reply-to|reply to|responder a|responder para|archivos adjuntos|mailed-by|"
    "sent by",
}
LABELS = {
    plain(name): kind
    for kind, names in _NAMES.items()
    for name in [*names.split("|")[0].split(), *names.split("|")[1:]]
}
_LABEL = re.compile(r"^[|>\s]*(?P<label>[^\W\d_][^:：\n]{0,24}?)\s?[:：]\s?(?P<value>.*)$")
_FLAT = re.compile(
    r"(?:^|\s)(?P<label>De|Enviado(?: el| em)?|Fecha|Para|Asunto|From|Sent|Date|To|Subject|Von|Gesendet|"
    r"An|Betreff|Da|"
    r"Data|Inviato|Oggetto|Envoyé(?: le)?|Objet|Assunto|Enviada em)\s?:"
)
_MOST_LINES = 24
_MOST_TORN = 3
_LONGEST_NAME, _LONGEST_DATE = 120, 30


@dataclass(slots=True)
class HeaderBlock:
    """Lines from `begin` up to `end`; `after_end` is the first that does not belong to it."""

    begin: int
    end: int


def find_header_block(
    lines: Sequence[Line], begin: int, following: Sequence[int], *, is_announced: bool, is_first: bool
) -> HeaderBlock | None:
    """The header block that begins at a line.

    `is_announced`: a separator stands above it. `is_first`: no words of the customer stand above it.
    """
    if label_of(lines[begin].bare) is None:
        return _below_name_and_date(lines, begin, following)
    if _is_flat(lines[begin].bare):
        return HeaderBlock(begin, begin + 1)
    found: dict[str, str] = {}
    end = begin
    for place, label, value in _labelled(lines, begin, following):
        if label == "from" and label in found and label_of(lines[place].bare):
            break  # another head begins
        found[label] = f"{found.get(label, '')} {value}".strip()
        end = place + 1
    return HeaderBlock(begin, end) if _is_header(found, is_announced, is_first) else None


def _below_name_and_date(lines: Sequence[Line], begin: int, following: Sequence[int]) -> HeaderBlock | None:
    """The block of old Notes: an address, below it only a date and a time, and then for whom and about what."""
    second = following[begin + 1]
    if second >= len(lines) or len(lines[begin].bare) > _LONGEST_NAME or not has_address(lines[begin].bare):
        return None
    when = lines[second].bare
    first = following[second + 1]
    if len(when) > _LONGEST_DATE or not (find_date(when) and has_time(when)) or first >= len(lines):
        return None
    labelled = list(_labelled(lines, first, following))
    if not {"to", "subject"} <= {label for _, label, _ in labelled}:
        return None
    return HeaderBlock(begin, labelled[-1][0] + 1)


def label_of(words: str) -> tuple[str, str] | None:
    """The kind of header and its value, where a line is one."""
    match = _LABEL.match(words)
    kind = LABELS.get(plain(match["label"]).strip()) if match else None
    return (kind, match["value"]) if match and kind else None


def _labelled(lines: Sequence[Line], begin: int, following: Sequence[int]) -> Iterator[tuple[int, str, str]]:
    place, torn, label = begin, 0, ""
    while place < min(len(lines), begin + _MOST_LINES):
        line = lines[place]
        known = label_of(line.bare)
        if known:
            torn, label = 0, known[0]
            yield place, *known
        elif line.is_blank:
            place = following[place]
            if place < len(lines) and label_of(lines[place].bare) and place - begin < _MOST_LINES:
                continue
            return
        else:
            torn += 1
            if torn > _MOST_TORN:
                return
            if label in ("from", "to", "cc") or torn == 1:
                yield place, label, line.bare
        place += 1


def _is_header(found: dict[str, str], is_announced: bool, is_first: bool) -> bool:
    kinds = found.keys() & {"from", "sent", "date", "to", "subject"}
    values = " ".join(found.values())
    when = f"{found.get('sent', '')} {found.get('date', '')}"
    is_dated = bool(find_date(when)) and has_time(when)
    if is_announced:
        return len(kinds) >= 2 or ("from" in kinds and has_address(values))
    if len(kinds) < 3 or not ("from" in kinds or {"sent", "subject"} <= kinds):
        return False
    if (
        is_first
        and not ("sent" in kinds and "from" in kinds)
        and not (len(kinds) > 3 and has_address(values))
    ):
        return False
    if "sent" in kinds and "from" in kinds:
        return bool(find_date(when)) or has_time(when) or has_address(values)
    if "subject" in kinds:
        return has_address(values) or is_dated
    return has_address(values) and bool(find_date(when))


def _is_flat(words: str) -> bool:
    """Whether the whole block stands on one line."""
    labels = [LABELS[plain(m["label"])] for m in _FLAT.finditer(words)]
    kinds = set(labels)
    return (
        labels[:1] == ["from"]
        and len(kinds) >= 3
        and ("sent" in kinds or "subject" in kinds)
        and (has_address(words) or (bool(find_date(words)) and has_time(words)))
    )
