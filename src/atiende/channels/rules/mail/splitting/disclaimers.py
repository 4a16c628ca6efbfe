"""Legal notices, pleas for trees and footers of lists that stand under a message without being written for it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from atiende.channels.rules.mail.splitting.closings import is_closing
from atiende.channels.rules.mail.splitting.lines import DISCLAIMER, Line, fold, plain
from atiende.channels.rules.mail.splitting.notice_words import HEADING, ITSELF, things_of_notices
from atiende.channels.rules.mail.splitting.printing_pleas import is_printing_plea

_PRIVACY = re.compile(
    r"rgpd|gdpr|lopd|2016/679|ley organica|proteccion de datos|data protection|habeas data|1581 de 2012|"
    r"tratamiento de datos|personal data|datos personales|datos de caracter personal|25\.?326|"
    r"29\.?733|19\.?628|18\.?331|lfpdppp|lgpd|13\.709|datos de contacto personal"
)
_OF_THE_COMPANY = re.compile(
    r"\b(?:sus datos|le informamos|les informamos|se le informa|le comunicamos|"
    r"los datos (?:personales )?(?:que nos|facilitados|"
    r"proporcionados)|responsable del (?:tratamiento|fichero)|podra ejerc|puede ejerc|podran ejerc|"
    r"your (?:personal )?data|"
    r"usted puede|ud\. puede|ejercitar (?:los|sus) derechos|titularidad de|ha(?:n|ya)? sido incorporad|"
    r"seran tratados|tratad[oa]s? (?:por|con la finalidad|bajo)|siendo tratad|we process|legitim|interes legitimo|"
    r"politica de privacidad|(?:el|los) titular(?:es)? (?:de (?:los|sus) datos|podra|puede|tiene)|organo de control|"
    r"agencia de acceso a la informacion publica|direccion nacional de proteccion|superintendencia de industria|"
    r"derechos? (?:de )?(?:arco|acceso, ?(?:rectific|actualiz))|intervalos? no inferior\w*)"
)
_OF_THE_CUSTOMER = re.compile(
    r"\b(?:mis datos|mi derecho|mis derechos|solicito|exijo|ejerzo|les? pido|ruego que|quiero|quisiera|necesito|"
    r"my data|my right|i (?:request|want|would|need)|mi correo|mi cuenta|mi empresa|mi pedido|he recibido|no soy|"
    r"no se (?:por que|como|si)|(?:me|nos) (?:ha|han|habeis|llega\w*|llego|mand\w+|envi\w+|pid\w+|dic\w+|"
    r"sale)|han enviado)\b"
)
_FIRST_PERSON = re.compile(
    r"\b(?:mis?|my)\b(?! (?:own|opinion(?:es)?|empresa|company|employer|firm|direccion|address|e-?mail|correo))|"
    r"\b(?:yo|i (?:am|have|was|received|got|do|did|want|need|would)|no (?:me )?funciona|\w{3,}nme|"
    r"me (?:ha|han|habeis|llega\w*|llego|mand\w+|envi\w+|pid\w+|dic\w+|dij\w+|sale|aparece))\b|¿"
)
_LIST = re.compile(
    r"(?:you (?:received|are receiving) this (?:message|e-?mail) because you|has recibido este (?:mensaje|"
    r"correo) porque|recibe este (?:mensaje|correo) porque|recibiste este (?:mensaje|correo) porque|"
    r"to unsubscribe (?:from|send)|para (?:cancelar|anular) "
    r"(?:la|su|tu) suscripcion|darse? de baja de (?:esta lista|la lista|este grupo)|mailing list$|lista de correo$|"
    r"objeto de solicitudes de acceso a la informacion|para cancelar la suscripcion a este grupo|https?://\S+/mailman/listinfo)"
)
_OUTSIDE = re.compile(
    r"^\W*(?:external(?: e-?mail| message| sender)?|correo externo|mensaje externo|caution|precaucion|"
    r"atencion|warning|"
    r"you don.t often get e-?mail from|no suele recibir correos? (?:electronicos? )?de|este (?:mensaje|"
    r"correo).{0,30}(?:externo|fuera de))\b"
)
_OUTSIDE_WORDS = re.compile(
    r"outside|fuera de (?:la|su|nuestra)|extern|learn why|mas informacion|por que esto es importante|"
    r"why this is important|do not click|no haga clic|no abra"
)
_IF_NOT_YOU = re.compile(
    r"^\W*(?:si (?:usted |ud\.? )?no (?:es|fuera|fuese)\b|"
    r"si (?:usted |ud\.? )?(?:ha recibido|recib\w+|le ha llegado) est|"
    r"en caso de (?:no ser|haber recibido)|if you (?:are not|have received|received) (?:the|this)|"
    r"se (?:voce |o senhor )?nao (?:e|for)\b|si vous n.etes pas|wenn sie nicht)"
)
_OF_MAIL = re.compile(
    r"e-?mail|mail|correo|mensaje|message|sender|remitente|organi[sz]a|empresa|company|dominio|domain"
)
_LOOKED_AT = 4000
_MOST_LINES = 80
_MOST_PARAGRAPHS = 60  # a notice stands at the end


def fold_disclaimers(run: Sequence[Line]) -> None:
    """Folds notices at the end of a stretch of visible lines, and a gateway's warning at its beginning."""
    paragraphs = _paragraphs(run)
    begin = max(0, len(paragraphs) - _MOST_PARAGRAPHS)
    for place, paragraph in enumerate(paragraphs):
        if 0 < place < begin:
            continue
        words = _words(paragraph)
        if place == 0 and len(paragraphs) > 1 and is_warning(words):
            fold(paragraph, DISCLAIMER)
        elif is_disclaimer(words) or _is_heading_of(words, paragraphs[place + 1 :]):
            if _fold_below_words(paragraph):
                continue
            if _fold_from(paragraphs, place):
                return
        else:
            _fold_last_lines(paragraph, is_last=place == len(paragraphs) - 1)


def is_disclaimer(words: str) -> bool:
    """Whether a paragraph (without accents, in lower case) was written by a company and not by the customer."""
    if is_printing_plea(words):
        return True
    if _FIRST_PERSON.search(words[:1200]):
        return False
    if _OF_THE_CUSTOMER.search(words[:1200]) and not ITSELF.match(words.lstrip("*_ \t")):
        return False
    if _LIST.search(words[:600]):
        return True
    found = things_of_notices(words)
    has_heading = bool(HEADING.match(words))
    if has_heading and found >= 3:
        return True
    if ITSELF.search(words) and found >= 3 and len(words) > 60:
        return True
    if found >= 3 and _IF_NOT_YOU.match(words):
        return True
    return bool(_PRIVACY.search(words) and len(words) > 90 and _OF_THE_COMPANY.search(words))


def is_warning(words: str) -> bool:
    """Whether a paragraph is the warning that a mail gateway puts above mail from outside."""
    if len(words) >= 500 or _OF_THE_CUSTOMER.search(words):
        return False
    return all(pattern.search(words) for pattern in (_OUTSIDE, _OUTSIDE_WORDS, _OF_MAIL))


def _is_heading_of(words: str, below: Sequence[Sequence[Line]]) -> bool:
    if len(words) > 60 or not HEADING.match(words) or not below:
        return False
    return is_disclaimer(_words(below[0]))


def _words(paragraph: Sequence[Line]) -> str:
    return plain(" ".join(line.bare for line in paragraph[:_MOST_LINES])[:_LOOKED_AT])


def _paragraphs(run: Sequence[Line]) -> list[list[Line]]:
    found: list[list[Line]] = [[]]
    for line in run:
        if line.is_blank or line.kind:
            found.append([])
        else:
            found[-1].append(line)
    return [paragraph for paragraph in found if paragraph]


def _fold_from(paragraphs: Sequence[Sequence[Line]], place: int) -> bool:
    """Folds a notice and what goes on with it, unless the customer goes on below: then it is told, not appended."""
    last = place
    for further in range(place + 1, len(paragraphs)):
        if is_disclaimer(_words(paragraphs[further])):
            last = further
        elif _is_of_the_customer(paragraphs[further]):
            return False
    for paragraph in paragraphs[place : last + 1]:
        fold(paragraph, DISCLAIMER)
    return True


def _is_of_the_customer(paragraph: Sequence[Line]) -> bool:
    return is_closing(paragraph[0].bare) or bool(_OF_THE_CUSTOMER.search(_words(paragraph)))


def _fold_below_words(paragraph: Sequence[Line]) -> bool:
    """Folds a notice that stands under words of the customer in one paragraph: they end, and sound like none."""
    for place in range(1, min(len(paragraph), _MOST_LINES)):
        words, above = plain(paragraph[place].bare), paragraph[place - 1].bare
        if not (HEADING.match(words) or ITSELF.match(words)) or not (above[-1] in ".!?:," or len(above) < 40):
            continue
        told = _words(paragraph[:place])
        if things_of_notices(told) or HEADING.match(told) or not is_disclaimer(_words(paragraph[place:])):
            return False
        fold(paragraph[place:], DISCLAIMER)
        return True
    return False


def _fold_last_lines(paragraph: Sequence[Line], *, is_last: bool) -> None:
    """Folds a notice that follows other lines without a blank line between."""
    for place in range(max(1, len(paragraph) - _MOST_LINES), len(paragraph)):
        words = plain(paragraph[place].bare)
        if len(words) < 12 or not (HEADING.match(words) or is_printing_plea(words) or ITSELF.match(words)):
            continue
        rest = _words(paragraph[place:])
        if is_disclaimer(rest) and (is_last or len(rest) > 60):
            fold(paragraph[place:], DISCLAIMER)
            return
