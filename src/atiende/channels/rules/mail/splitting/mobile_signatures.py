"""Lines that a telephone, an application or an antivirus adds by itself, in any language."""

from __future__ import annotations

import re
from collections.abc import Sequence

from atiende.channels.rules.mail.splitting.lines import SIGNATURE, Line, fold, plain

_DEVICE = (
    r"iphone|ipad|ipod|i ?pad|apple ?watch|android|samsung|galaxy|huawei|xiaomi|redmi|poco|oppo|realme|"
    r"motorola|moto|nokia|"
    r"sony|xperia|lg|htc|honor|oneplus|pixel|vivo|zte|alcatel|tcl|lenovo|blackberry|black berry|windows|"
    r"outlook|hotmail|yahoo|"
    r"gmail|mail|correo|protonmail|proton|tutanota|tuta|thunderbird|spark|aqua ?mail|bluemail|k-9|"
    r"mailbird|mailspring|zoho|"
    r"movil|mobile|mobil|mobiltelefon|mobilni|handy|smartphone|tablet|tableta|tab|celular|cel|telefono|"
    r"telephone|telefon|phone|"
    r"telemovel|cellulare|portable|mobiel|mobiele telefoon|mobiltelefonen?|puhelimesta|dispositivo|"
    r"dispositiu|appareil|"
    r"gerat|device|apparaat|enhed|enhet|urzadzenia|macbook|mac|imac|icloud|aol|gmx|web\.de|orange|"
    r"movistar|vodafone|claro|"
    r"telcel|entel|tigo|personal|bell|sfr|laptop|terminal|wifi|superhuman|"
    r"edison|newton|airmail|canary|shortwave|polymail|em ?client|fairemail|boxer|mimestream|betterbird|missive|"
    r"устройства|телефона|айфона|почты"
)
_SENT = (
    r"enviado|enviada|enviat|envoye|inviato|inviata|sent|gesendet|verstuurd|verzonden|verstuurt|sendt|"
    r"skickat|skickades|"
    r"wyslane|wyslano|wyslana|lahetetty|отправлено|надіслано|odeslano|poslane|poslano|trimis|trimise|"
    r"elkuldve|kuldve|"
    r"gonderildi|bidalia|bidalita|enviouse|escrito|redactado|dictado|dictada|mensaje enviado|correo enviado|"
    r"este mensaje (?:se |fue )?(?:ha )?(?:sido )?"
    r"enviado|sent securely|σταλθηκε|posted|composed|dictated|typed|geschrieben|ecrit|via"
)
_FROM = (
    r"desde|dende|de|del|do|da|des de|des del|des d|de mon|depuis|a partir de|dal|dalla|dal mio|con|through|"
    r"from|via|with|by|using|mit|von|vom|"
    r"vanaf|met|fra|fran|med|z|ze|s|с|из|з|od|pe|zo|a traves de|mediante|por|απο|με|nire|usando|en|on|"
    r"gracias a"
)
_INFLECTED = r"iphon|ipad|android|samsung|puhelim|telefon"
_SENT_FIRST = re.compile(
    rf"^(?:{_SENT}) (?:(?:(?:{_FROM})\b[ ']?)(?:[\w'’.+&,-]+ ){{0,4}}?(?:{_DEVICE})\b|"
    rf"(?:(?:{_FROM}) )?(?:[\w'’]+ ){{0,2}}?(?:{_INFLECTED})['’-]?\w{{0,6}}\b)(?P<rest>.*)$"
)
_SENT_LAST = re.compile(
    rf"^(?:(?:von|vom|mit|meinem|diese (?:nachricht|e-?mail) wurde|this (?:message|e-?mail) was|"
    rf"este (?:mensaje|correo)|nire)\b.{{0,40}})?"
    rf"\b(?:{_DEVICE})(?:['’]?\w{{0,6}})?\b.{{0,50}}\b(?:gesendet|geschrieben|verzonden|verstuurd|"
    rf"gonderildi|kuldve|bidalia|bidalita|sent)\W{{0,2}}$"
)
_GET = re.compile(
    r"^(?:get|download|obten(?:er|ga|gan)?|obtene|descargar?|descargue|consigue|conseguir|consiga|"
    r"holen sie sich|"
    r"hol dir|laden sie|telecharge[rz]?|obtenez|obtenir|scarica|ottieni|obter|obtenha|baixe|baixar|"
    r"transferir|hent|"
    r"hamta|skaffa?|pobierz|hanki|скачать|загрузить|stahnout|ziskat|letoltes|descarregar|obteniu|"
    r"aconsegueix|eskuratu)"
    r" (?:o |el |la |l.|die |app |deg |dig )?(?:outlook|bluemail|yahoo mail|gmail|spark|mymail|"
    r"edison mail|typeapp|"
    r"aquamail)"
    r" \S{1,6} (?:ios|iphone|ipad|android|mac|windows|movil\w{0,3}|mobile)\W{0,3}$"
)
_GET_LAST = re.compile(
    r"^(?:outlook|bluemail|yahoo mail) \S{2,6} (?:ios|android|mac|windows) "
    r"(?:herunterladen|beziehen|holen|downloaden|installieren|yukleyin|edinin|beszerzese)\W{0,2}$"
)
_TRACKER = re.compile(r"^(?:remitente notificado (?:con|por)|sender notified by|mailtrack)\b.{0,40}$")
_CJK = re.compile(
    r"^(?:iPhone|iPad|Android).{0,4}から送信$|^(?:从|從|发自|發自|來自|来自)我的.{1,20}$|^나의 .{1,20}에서 보냄$"
)
_TORCH = re.compile(
    r"^(?:sent from|enviado desde) (?!(?:el|la|las|los|the|home|work|correos)\b)[^.,;:!?]{3,45}$"
)
_ADVERTISING = re.compile(
    rf"^(?:{_SENT}) (?:via|with|using|con|mediante|usando|mit|avec|com|amb|through) [^.,;:!?¿¡]{{3,40}}$"
)
_WITH_ADVICE = re.compile(
    rf"^(?:{_SENT}) (?:{_FROM})\b [^?¿!.,;:(<\[]{{2,30}}\s?[(<\[]\s?https?://[^\s)>\]]+\s?[)>\]][^?¿]{{0,80}}$"
)
_APOLOGY = re.compile(
    r"^[\s.,;:()\[\]-]*(?:(?:por favor |please )?(?:disculp|perdon|excus|sorry|rogamos|excuse|pardon|"
    r"apolog).{0,110})$"
)
_ANTIVIRUS = re.compile(
    r"^(?:libre de virus|virus-free|sin virus|virenfrei|garanti sans virus|privo di virus|livre de virus|"
    r"lliure de virus)\W"
    r"|^(?:este (?:mensaje|correo|e-?mail)(?: electronico)?|this (?:e-?mail|message))"
    r"(?=[^?]*\b(?:analiz|escane|comprob|proteg|revis|scan|check|libre|limpio|free|"
    r"clean))[^?]{0,60}\b(?:avast|avg|antivirus|virus)\b[^?]{0,80}$"
    r"|^<?https?://www\.(?:avast|avg)\.com/\S*$|^<#[0-9a-f-]{36}>$|^via (?:movil|mobile)$"
    r"|^(?:avast|avg) logo$|^(?:el software de )?antivirus avast\b|^www\.avast\.com$"
)
_ADVERTISED = re.compile(r"^\w+ \S+(?: \S+)? (?:yahoo|outlook|proton|zoho)(?: ?mail)?\b")
_VENDOR = r"avast|avg|antivirus|virus|eset|kaspersky|mcafee|norton|bitdefender|panda|avira|symantec|sophos"
_CHECKED = re.compile(
    r"^_{2,} ?(?:information from|informacion de|informationen von|information provenant d.) ?.{2,120}?_{2,}$"
    rf"|^(?:the|el|este|this|das|le) (?:message|mensaje|e-?mail|correo|nachricht)\b.{{0,30}}\b(?:was|ha sido|fue|"
    rf"wurde|a ete) (?:checked|scanned|analizado|comprobado|revisado|verificado|gepruft|verifie)\b.{{0,20}}"
    rf"\b(?:{_VENDOR})\b.{{0,60}}$"
)
_SLOGAN = re.compile(r"^(?:yahoo|aol) mail ?: ?(?:\w+, ){1,2}(?:[\w ]+, )?[\w ]{3,20}$")
_ONLY_LINK = re.compile(r"^[<(\[]?https?://\S+$")
_LINK = re.compile(r"\s*[(<\[]\s*(?:https?:|mailto:|www\.)[^\s)>\]]*\s*[)>\]]\s*|\s+https?://\S+$")
_MOST_WORDS = 16


def fold_mobile_signatures(run: Sequence[Line]) -> None:
    """Folds the lines of devices where they stand on their own: a blank line or the end below them."""
    for place, line in enumerate(run):
        below = next((other for other in run[place + 1 : place + 2] if not other.is_blank), None)
        if line.is_blank or not is_mobile_signature(line.bare):
            continue
        if below is None or is_mobile_signature(below.bare) or below.is_rule or place == len(run) - 1:
            fold([line], SIGNATURE)
        elif _is_its_link(line.bare, below.bare):
            fold([line, below], SIGNATURE)


def is_mobile_signature(words: str) -> bool:
    """Whether a line is one that a device or application writes under every message."""
    if not 4 <= len(words) <= 300:
        return False
    if _ANTIVIRUS.search(plain(words[:200])):
        return True
    if _WITH_ADVICE.match(plain(words)):
        return True
    has_link = _LINK.search(words) is not None
    words = _LINK.sub(" ", words).strip(" []()-\u2013\u2014|\t")
    if len(words) > 160 or len(words.split()) > _MOST_WORDS:
        return False
    folded_words = plain(words)
    if _CJK.match(words) or _ANTIVIRUS.search(folded_words):
        return True
    if _TRACKER.match(folded_words) or _CHECKED.match(folded_words) or _SLOGAN.match(folded_words):
        return True
    if _GET.match(folded_words) or _GET_LAST.match(folded_words) or _SENT_LAST.match(folded_words):
        return True
    sent = _SENT_FIRST.match(folded_words)
    if sent:
        return _is_tail(sent["rest"]) or (bool(_ADVERTISED.search(folded_words)) and "?" not in words)
    if has_link and _ADVERTISING.match(folded_words):
        return True
    return bool(_TORCH.match(folded_words)) and len(words.split()) <= 8


def _is_its_link(signature: str, below: str) -> bool:
    """Whether the next line is only the address of the application that the signature names."""
    link = plain(below)
    return bool(_ONLY_LINK.match(link)) and any(
        word in link for word in plain(signature).split() if len(word) > 3 and word.isalpha()
    )


def _is_tail(rest: str) -> bool:
    """What may follow the name of a device: more of its name, or an apology for errors; not a sentence."""
    if _APOLOGY.match(rest):
        return True
    return len(rest.split()) <= 9 and not re.search(
        r"[?!¿¡;]|[,.:] ?\w|\b(?:el|que|ayer|hoy|yesterday|today)\b", rest
    )
