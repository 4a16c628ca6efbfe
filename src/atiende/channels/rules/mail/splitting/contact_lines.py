"""What one line of a signature tells: a telephone, a web address, a street, a post, a company, a name."""

from __future__ import annotations

import re

from atiende.channels.rules.mail.splitting.dates import has_address
from atiende.channels.rules.mail.splitting.lines import plain

LONGEST = 150
_PHONE_LABEL = (
    r"(?:tel(?:efono|ephone|f|s|ef)?|tfn?o?|tlf[no]?s?|telf|movil|mov|mob(?:ile)?|cel(?:ular)?|fax|phone|"
    r"ph|whats?app|wsp|wapp|"
    r"directo|direct|office|oficina|centralita|contacto|pbx|ext(?:ension)?|llamanos|tel\. y fax|t|m|f|p|d|"
    r"w|c)"
)
_PHONE = re.compile(rf"(?:^|[\s|·•,/(-]){_PHONE_LABEL}\s?[.:/|)]{{0,3}}\s?(?:\+|\(?\d)[\d\s().+/-]{{5,}}")
_NUMBER = re.compile(r"^\W{0,6}(?:\+\d{1,3}[\s.-]?)?(?:\(\d{1,4}\)[\s.-]?)?\d[\d\s.()/-]{6,22}\W{0,3}$")
_WEB = re.compile(
    r"\b(?:https?://|www\.)\S+|^\W{0,4}(?:web:? ?)?[\w-]{2,40}(?:\.[\w-]{2,30}){0,3}\.[a-z]{2,12}(?:/\S*)?$"
)
_STREET = re.compile(
    r"(?:^|[\s|·•,-])(?:c/|c\.|calle|cl\.|avda|av|avenida|avinguda|plaza|pza|pl|placa|paseo|pº|p\.º|"
    r"carrer|ronda|ctra|carretera|camino|"
    r"poligono|pol\. ?ind|urb|parque (?:empresarial|tecnologico|industrial)|edificio|edif|rua|carrera|cra|"
    r"kra|jr|jiron|col|colonia|"
    r"travesia|trav|via|glorieta|calzada|boulevard|blvd|diagonal|street|st|road|avenue|ave|suite|floor|"
    r"lane|zona franca)\b[^@]*\d"
)
_POSTCODE = re.compile(r"(?:^|[\s,(-])(?:c\.?p\.? ?|e-|es-)?\d{5}\)?[\s,-]+[^\W\d]|\(?c\d{4}[a-z]{3}\)?")
_TITLE = re.compile(
    r"\b(?:director[a]?|gerente|gerencia|responsable|jef[ea]|departamento|dpto|depto|dept|department|"
    r"administracion|administrador[a]?|"
    r"administrativ[oa]|ventas|compras|comercial|coordinador[a]?|coordinacion|manager|ceo|cto|cfo|coo|"
    r"cofounder|founder|fundador[a]?|"
    r"ejecutiv[oa]|asesor[a]?|asesoria|tecnic[oa]|ingenier[oa]|abogad[oa]|procurador[a]?|letrad[oa]|"
    r"secretari[oa]|secretaria|"
    r"consultor[a]?|analista|especialista|encargad[oa]|subdirector[a]?|presidente|presidenta|"
    r"vicepresident[ea]?|socio|socia|"
    r"recursos humanos|rr\.? ?hh|contabilidad|facturacion|marketing|logistica|atencion al cliente|"
    r"servicio de|area de|unidad de|"
    r"president|director of|head of|officer|engineer|assistant|associate|accountant|sales|account|"
    r"supervisor[a]?|delegad[oa]|"
    r"licenciad[oa]|lic|arq|ing|dra?|profesor[a]?|medic[oa]|propietari[oa]|apoderad[oa]|"
    r"auxiliar|operaciones|calidad|"
    r"cdora?|contador[a]?|notari[oa]|perit[oa]|arquitect[oa]|graduad[oa]|colegiad[oa]|economista|"
    r"agente|corredor[a]?|gestor[a]?|gestoria)\b"
)
_COMPANY = re.compile(
    r"\bs\.? ?l\.?(?: ?u\.?| ?p\.?)?$|\bs\. ?l\. ?u?\.?|\bs\. ?a\. ?u?\.?|\bs\.a\.s|\bs\. ?coop|\b(?:slu|"
    r"sau|slp|sas|srl|s\.r\.l|ltda|ltd|inc|"
    r"gmbh|llc|plc|s\.a\. de c\.v|sa de cv|s de rl|e\.i\.r\.l|eirl|s\.p\.a|spa)\b|,? s\.?a\.?$|\b(?:grupo|"
    r"group|estudio|asoc|ferreteria|bufete|despacho|agencia|academia|farmacia|distribuciones|asociados|"
    r"associates|"
    r"abogados|consultores|fundacion|universidad|ayuntamiento|colegio|instituto|hospital|clinica|asesores|"
    r"transportes|construcciones|"
    r"talleres|inmobiliaria|hotel|restaurante|comunidad de propietarios|corporacion|sociedad)\b"
)
_SOCIAL = re.compile(
    r"\b(?:linkedin|facebook|twitter|instagram|youtube|tiktok|skype|siguenos|siganos|follow us|find us|"
    r"visitanos|visite nuestra|"
    r"cif|nif|cif/nif|cuit|inscrita? en el registro mercantil|horario)\b"
)
_MAIL_LABEL = re.compile(r"^\W*(?:e-?mail|mail|correo(?: electronico)?|e|@)\s?[.:|]\s?\S+@")
_OF_THE_CASE = re.compile(
    r"\b(?:dni|nie|pasaporte|pedido|poliza|contrato|n(?:um(?:ero)?|º|ro)?\.? ?(?:de )?(?:cliente|socio|"
    r"abonado|serie|factura)|factura|"
    r"expediente|referencia|ref|iban|rut|cedula|curp|matricula|imei|cups|order|invoice|p\.? ?d\.?|"
    r"p\.? ?s\.?|posdata|postdata)\b\W"
)
_PICTURE = re.compile(
    r"^[\[<(]\s?(?:cid:|image|imagen|logo|descripcion|description|foto|https?://)[^\]]{0,300}[\])>]\W{0,3}$"
)
_PARTICLES = frozenset(
    [
        "de",
        "del",
        "la",
        "las",
        "los",
        "y",
        "e",
        "i",
        "da",
        "do",
        "dos",
        "van",
        "von",
        "der",
        "san",
        "santa",
        "and",
        "&",
        "d",
        "-",
    ]
)


def kinds_of(words: str) -> frozenset[str]:
    """What a line of a signature carries; empty for names, prose and all else."""
    if len(words) > LONGEST:
        return frozenset()
    folded_words = plain(words)
    found = {
        "phone": _PHONE.search(folded_words) or _NUMBER.match(folded_words),
        "web": _WEB.search(folded_words),
        "mail": has_address(words) and (len(words) < 60 or _MAIL_LABEL.match(folded_words)),
        "street": _STREET.search(folded_words) or _POSTCODE.search(folded_words),
        "title": len(words.split()) <= 9 and words[-1:] not in ".?!:" and _TITLE.search(folded_words),
        "company": len(words.split()) <= 9 and _COMPANY.search(folded_words),
        "social": _SOCIAL.search(folded_words),
    }
    return frozenset(kind for kind, is_there in found.items() if is_there)


def is_picture(words: str) -> bool:
    """Whether a line stands where a picture was."""
    return bool(_PICTURE.match(plain(words)))


def is_of_the_case(words: str) -> bool:
    """Whether a line gives something asked for (identity document, order, account): nobody signs with that."""
    return bool(_OF_THE_CASE.search(plain(words) + " "))


def is_name(words: str) -> bool:
    """Whether a line reads like a name of a person or of a company."""
    parts = [part for part in words.strip(" ,.|-\u2013\u2014").replace("|", " ").split() if part]
    if not 1 <= len(parts) <= 7 or len(words) > 60 or words[-1] in "?!:;" or any(c.isdigit() for c in words):
        return False
    return all(
        part[0].isupper() or plain(part) in _PARTICLES or not part[0].isalpha() for part in parts
    ) and any(part[0].isupper() for part in parts)


def is_short(words: str) -> bool:
    """Whether a line could stand in a signature though it tells nothing known: a post, a department, a motto."""
    return (
        len(words) <= 110 and words[-1] not in ".?!:,;" and (words[:1].isupper() or not words[:1].isalpha())
    )


def is_prose(words: str) -> bool:
    """Whether a line reads like part of a sentence that somebody wrote."""
    count = len(words.split())
    return len(words) > LONGEST or (count >= 6 and words[-1] in ".?!:,;") or words[-1] in "?¿"
