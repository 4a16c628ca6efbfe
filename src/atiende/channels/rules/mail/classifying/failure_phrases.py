"""How mail servers say that a mail did not arrive: subjects and first lines, accents folded."""

from __future__ import annotations

import re

from atiende.kernel.text import folded

FAILED_SUBJECT = re.compile(
    r"undeliver|returned (e-?)?mail|mail returned|return(ed)? to sender|returning message|failure notice"
    r"|failed delivery"
    r"|mail(er)? (delivery|failure|fail|not delivered|could ?n[o']t be|system error|error|rejected|undeliverable)"
    r"|delivery (status|fail|has failed|notification|problem|error|report|unsuccessful|incomplete|delayed|subsystem)"
    r"|(permanent|temporary) (delivery|fail|error)|(un)?successful delivery|failed mail|fail(ed|ure) (delivery"
    r"|to deliver)"
    r"|non[- ]?delivery|not delivered|(message|mail|email).{0,30}(undeliver|not delivered|could not be|fail"
    r"|rejected|bounced)"
    r"|bounced? (mail|message|notification)|email bounce|error sending your mail|(could|can) ?not (send"
    r"|deliver)|unable to deliver"
    r"|delayed mail|warning.{0,40}(delay|could not|not (yet )?been sent|still)|rejected:|nondeliverable"
    r"|delivery failure"
    r"|no (se )?(ha )?(podido|pudo|puede|fue posible|es posible|ha sido posible) (ser )?(entrega|envia)\w+"
    r"|no (ha sido )?entregado"
    r"|no entregable|imposible (de )?entregar|(correo|mensaje|mail|email) (devuelto|no entregado|rechazado)"
    r"|devuelto al remitente"
    r"|devolucion de (correo|mensaje)|error (de|en la|en el|al) (entrega|envi)\w*|(fallo|fallida"
    r"|fracaso).{0,20}(entrega|envio)"
    r"|notificacion (de|del|sobre el) estado|(entrega|envio) (fallid|retrasad|demorad|incomplet|no realizad)\w*"
    r"|unzustellbar|nicht zugestellt|fehlgeschlagen|non remis|non distribue|echec de (la )?(remise|livraison"
    r"|distribution)"
    r"|mancata consegna|nao (foi )?entregue|devolvid[oa]|не доставлен|недоставлен|не удалось доставить"
    r"|配信でき|配信不能|送信でき|配信エラー|退信|无法投递|系统退信|投递失败",
)
FAILED_TEXT = re.compile(
    r"\b5\d\d[ -]#?5\.\d\.\d|\b5\d\d (user|unknown|no such|mailbox|recipient|address|requested|sorry|message|not)"
    r"|(user|recipient|mailbox|addressee|account|host|domain)s?( name)?( is| was)? (unknown|not found"
    r"|unavailable|invalid|not listed)"
    r"|(unknown|invalid|no such|bad) (user|recipient|address|mailbox|host|domain|destination|local)"
    r"|(mailbox|inbox|buzon|quota)( is| esta)? (full|lleno|exceeded|excedida)|over ?quota"
    r"|exceeded .{0,40}(quota|limit|storage)"
    r"|(could|can|did) ?n[o']t (be )?(deliver|reach|sent|send)|was(n't| not) delivered|unable to (be )?(deliver"
    r"|reach|send)"
    r"|not (yet )?been delivered|not delivered|not reach|undeliverable|delivery .{0,60}(fail|aborted|error"
    r"|impossible|delayed)"
    r"|(permanent|fatal|transient) (fatal )?(error|failure)|permanently|failed to deliver|has been (rejected"
    r"|returned|delayed)"
    r"|returned to (you|sender)|address(es)? (failed|rejected|had|listed)|(following|these) (address|recipient|user)"
    r"|does not (exist|like recipient)|doesn'?t (exist|have a)|no longer (valid|exists|on server|available)"
    r"|access denied|relay"
    r"|was automatically rejected|rejected for policy|blocked using|message (was )?(rejected|refused|failed)"
    r"|no (se )?(ha )?(podido|pudo|puede|fue posible|ha sido posible) (ser )?(entreg|envi)|no (se )?(ha"
    r"|fue) (sido )?entregad"
    r"|(usuario|destinatario|direccion|cuenta|buzon|dominio).{0,60}(no existe|desconocid|no encontrad|no valid"
    r"|no disponible|llen)"
    r"|error permanente|rechazado|ha sido devuelto|no se encontro|не доставлен|не может быть доставлен"
    r"|配信でき|送信でき|届けることができ|エラー|无法|unzustellbar|nicht zugestellt",
)
MACHINE_SENTENCE = re.compile(
    r"\b(your|the) (message|mail|e-?mail)\b.{0,200}?(could not|cannot|can not|was not|has not been|was never) (be )?"
    r"(delivered|sent)|(su|el|tu) (mensaje|correo|e-?mail)\b.{0,200}?no (se )?(ha |pudo |puede |fue )(podido "
    r"|sido )?(ser )?"
    r"(entrega|envia)|delivery (to|of) .{0,200}(failed|postponed|delayed)"
)
DELAYED = re.compile(
    r"delay(ed)?\b|warning|will (be retried|continue|keep trying|retry)|still (being|trying|attempt)|not yet been"
    r"|temporar(y|ily)|no action is required|do not need to resend|could not send mail for past|reintent"
    r"|seguira intent"
    r"|retrasad|demorad|no es necesario (volver a )?(re)?enviar|se volvera a intentar"
)
GAVE_UP = re.compile(
    r"gave up|giving up|given up|permanent|expired|too long|will not (be )?(retried|retry|try)|no longer"
    r"|could not be delivered"
    r"|abandon|cannot send message for|timed? ?out|se ha agotado|failure"
)
_HEAD_OF_TEXT = 5000


def says_failed(words: str) -> bool:
    """Whether the beginning of a text says that a mail did not arrive."""
    return FAILED_TEXT.search(folded(words[:_HEAD_OF_TEXT])) is not None
