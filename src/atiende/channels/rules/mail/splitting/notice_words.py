"""The words of legal notices: what heads them, how they speak of themselves, what they speak of."""

from __future__ import annotations

import re

HEADING = re.compile(
    r"^\W{0,4}(?:aviso (?:legal|de confidencialidad|de privacidad|importante de confidencialidad)|"
    r"nota (?:legal|de confidencialidad|confidencial)|clausula de (?:confidencialidad|proteccion de datos|"
    r"privacidad)|"
    r"advertencia(?: legal)?|confidencialidad|informacion confidencial|confidencial|proteccion de datos|"
    r"informacion (?:basica )?(?:sobre|de) proteccion de datos|politica de (?:privacidad|"
    r"confidencialidad)|descargo de responsabilidad|"
    r"legal (?:notice|disclaimer)|confidentiality(?: notice| note| statement)?|privacy notice|disclaimer|"
    r"privileged|important notice|"
    r"avis(?: legal| de confidentialite)|avis de confidencialitat|aviso legal/.{3,40}|lopd|rgpd|gdpr|"
    r"clausula lopd)\b"
)
ITSELF = re.compile(
    r"\b(?:est[ea] (?:mensaje|correo|e-?mail|comunicacion|transmision|documento)|(?:el|del) (?:presente|"
    r"contenido de este) "
    r"(?:mensaje|correo|e-?mail)?|presente (?:mensaje|correo|comunicacion)|la informacion (?:contenida|"
    r"incluida|transmitida|de este)|"
    r"this (?:e-?mail|message|communication|transmission|electronic mail)|the information (?:contained|"
    r"transmitted|in this)|"
    r"the contents? of this|aquest (?:missatge|correu)|ce (?:message|courriel|mail)|diese (?:e-?mail|nachricht)|"
    r"esta mensagem|questo messaggio|le informazioni contenute|mezu (?:hau|honek)|dit bericht)\b"
)
_WORDS = [
    re.compile(pattern)
    for pattern in (
        r"confiden[ct]i|vertraulich|riservat|vertrouwelijk",
        r"destinatari|to whom (?:it is|they are) addressed|(?:que|quien|cual) van? dirigid|"
        r"recipient|addressee|empfanger|destinataire|hartzaile",
        r"exclusiv|solely|only for the|unicamente|esclusiv",
        r"por error|in error|by mistake|no es (?:usted )?el destinatario|no fuera|not the intended|"
        r"par erreur|irrtumlich|per error|errore",
        r"notifi|comuni(?:que|car|carlo|quenoslo)|inform(?:e|ar) (?:de ello|inmediatamente|al remitente)|"
        r"avis(?:e|ar)|advise the sender",
        r"prohibid|prohibited|unauthori[sz]ed|no autorizad|interdit|prohibida|queda proh|forbidden|proibid",
        r"divulga|reproduc|distribu|disclos|dissemina|copia|copy|copying|retransmi|difusi",
        r"elimin|borr(?:e|ar|arlo|elo)|destru(?:ya|ir|irlo)|delete|destroy|supprimer|loschen",
        r"privileg|secreto profesional|legally protected|juridicamente protegid",
        r"adjunt|any files transmitted|attach|anexos?\b|allegati",
        r"rgpd|gdpr|lopd|lssi|2016/679|ley organica|15/1999|3/2018|habeas data|1581 de 2012|25\.?326|29733",
        r"virus|malware",
        r"remitente|sender|absender|remetente",
        r"no (?:se hace responsable|asume|constituye|representa|refleja)|does not (?:accept|represent)|"
        r"not liable|opinion",
    )
]


def things_of_notices(words: str) -> int:
    """How many of the things that notices speak of."""
    return sum(1 for pattern in _WORDS if pattern.search(words))
