"""Signs that no person wrote a mail just now: it must never get an automatic answer."""

from __future__ import annotations

import re

from atiende.channels.rules.mail.classifying.senders import (
    is_null_path,
    is_own,
    is_server,
    reads_no_answers,
)
from atiende.channels.rules.mail.parts import ReadMail
from atiende.channels.rules.mail.reading.plain_of_html import plain_of_html
from atiende.kernel.text import folded

_ANSWER_HEADERS = ("x-autoreply", "x-autorespond", "x-autoresponder", "x-autoreply-from", "x-mail-autoreply")
_MASS_HEADERS = (
    "list-id",
    "list-unsubscribe",
    "list-post",
    "list-help",
    "x-mailing-list",
    "feedback-id",
    "x-campaign-id",
)
_OTHER_HEADERS = (
    "x-auto-response-suppress",
    "x-failed-recipients",
    "x-cron-env",
    "x-loop",
    "x-mailer-daemon",
)
_PRECEDENCE = ("bulk", "list", "junk", "auto_reply", "auto-reply", "first-class-auto")
_VACATION = re.compile(
    r"((auto(matic|mated|matisch|matische|matica|matico)?)[ -]?(reply|response|responder|antwort|answer|svar)"
    r"|autoreply|autoresponse|(respuesta|contestacion|mensaje|aviso|resposta|risposta|reponse) automat\w+"
    r"|auto-?respuesta|auto-?contestador|contestador automatico|out[- ]of[- ](the[- ])?office( auto-?reply)?"
    r"|fuera de (la |mi )?oficina|ausente de la oficina|(estoy|estare) (fuera|ausente)( de la oficina)?"
    r"|acuse( de (recibo|recepcion))? automat\w+|aviso de ausencia"
    r"|ausencia( de la oficina| temporal)?|de vacaciones|vacaciones|on (vacation|holiday|annual leave)"
    r"|away from (the )?office"
    r"|(respuesta|mensaje|aviso|nota|notificacion|resposta|risposta) (de|por|di)"
    r" (vacaciones|ausencia|ferias|ferie|assenza)"
    r"|automatisch antwoord|automatiskt svar|automaattinen vastaus|automatyczna odpowiedz|odpowiedz automatyczna"
    r"|автоответ|автоматический ответ|自动回复|自動回覆|自動応答|自動返信"
    r"|vacation( reply| response| message)?|abwesenheit\w*|abwesend|absence( du bureau)?|ausencia automatica"
    r"|ooo|ooto|auto)"
)
_LOOKED_AT = 1500
_AFTER_WORD = re.compile(r"\s*($|[:;,.!|\]–—-]|\bre\b)")
_OUT = ("fuera", "ausente", "out", "away", "abwesen")
_UNTIL = re.compile(r"\s+(hasta|del|desde|until|till|through|from|bis|vom)\b")
_SAYS_ITSELF = re.compile(
    r"\W*((este|esta) (es una? )?(mensaje|correo|respuesta)( electronico)? (automatic[oa]\b(?! (que|de)\b)"
    r"|(es|ha sido|fue|se ha) (generad[oa]|enviad[oa]|emitid[oa]) (de forma |de manera )?automatica)"
    r"|(mensaje|respuesta|correo) automatic[oa]\W*($|[.:;!*,-])"
    r"|this is an auto(matic|mated|matically generated)?[ -]?(reply|response|message|e-?mail))"
)
_READ_SUBJECT = re.compile(
    r"(leido|no leido|eliminado sin leer|read|not read|deleted|gelesen|lu|letto|lida) ?: "
)
_READ_BODY = re.compile(
    r"\b(se leyo|fue leido|ha sido leido|se elimino sin|fue eliminado sin|se mostro|was (read|displayed|deleted)"
    r"|has been (read|displayed)|wurde .{0,40}gelesen|a ete lu|foi lida|e stato letto)\b"
)
_OF_ABSENCE = re.compile(
    r"\b(re:|su|tu|your|out of|office|fuera|ausen|vacac|vacation|away|leave|reply|respuesta|automat|abwesen)"
)
_ONLY_WITH_COLON = ("vacaciones", "de vacaciones", "ausencia", "ooo", "absence", "vacation")


def is_automatic(mail: ReadMail, own_addresses: frozenset[str]) -> bool:
    """Whether any sign says that a machine sent it or that an automatic answer would go round."""
    return (
        _submitted(mail) not in ("", "no")
        or is_null_path(mail)
        or is_server(mail)
        or is_own(mail, own_addresses)
        or reads_no_answers(mail)
        or mail.media_type == "multipart/report"
        or bool(mail.report_type or mail.status_groups)
        or _precedence(mail) in _PRECEDENCE
        or any(name in mail.headers for name in (*_ANSWER_HEADERS, *_MASS_HEADERS, *_OTHER_HEADERS))
        or is_vacation_subject(mail.subject)
    )


def is_answer_of_a_machine(mail: ReadMail) -> bool:
    """Whether it is an automatic answer: of a vacation, of another help desk, a receipt of reading."""
    if _submitted(mail).startswith(("auto-replied", "auto-notified")):
        return True
    if any(mail.header(name).strip().lower() not in ("", "no", "false") for name in _ANSWER_HEADERS):
        return True
    if (
        _precedence(mail) in ("auto_reply", "auto-reply")
        or mail.header("x-precedence").lower() == "auto_reply"
    ):
        return True
    if mail.report_type == "disposition-notification" or any(
        "disposition" in group for group in mail.status_groups
    ):
        return True
    return is_vacation_subject(mail.subject) or _says_itself(mail)


def _says_itself(mail: ReadMail) -> bool:
    """Whether it answers and begins by saying that no person does, or tells that a mail was read."""
    words = folded((mail.text if mail.text.strip() else plain_of_html(mail.html))[:_LOOKED_AT])
    subject = folded(mail.subject)
    if (mail.in_reply_to or mail.references) and _SAYS_ITSELF.match(words):
        return True
    return bool(_READ_SUBJECT.match(subject + " ") and _READ_BODY.search(words))


def is_vacation_subject(subject: str) -> bool:
    """Whether a subject begins as automatic answers begin, in Spanish, English and some more languages."""
    text = folded(subject).removeprefix("[").replace("]", ":", 1 if subject.lstrip().startswith("[") else 0)
    match = _VACATION.match(text)
    if match is None:
        return False
    rest = text[match.end() :]
    if match.group(1) == "auto":  # a car in much of America
        return rest.startswith(":") and _OF_ABSENCE.search(rest) is not None
    if match.group(1) in _ONLY_WITH_COLON:
        return rest.lstrip().startswith(":")
    return bool(_AFTER_WORD.match(rest)) or (
        match.group(1).startswith(_OUT) and _UNTIL.match(rest) is not None and "?" not in rest
    )


def _submitted(mail: ReadMail) -> str:
    return re.split(r"[;\s(]", mail.header("auto-submitted").strip().lower())[0]


def _precedence(mail: ReadMail) -> str:
    return mail.header("precedence").strip().lower()
