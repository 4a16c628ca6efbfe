"""Details of reading that the shared collection and the letters showed to be wrong."""

from __future__ import annotations

from atiende.channels.rules.mail.understanding import UnderstoodMail, understand

HEAD = "From: Ana <ana@correo.example>\nTo: soporte@nova.example\nSubject: Hola\nMIME-Version: 1.0\n"


def _understood(rest: str | bytes) -> UnderstoodMail:
    body = rest.encode() if isinstance(rest, str) else rest
    return understand(HEAD.encode() + body, own_addresses=frozenset())


def test_flowed_lines_are_joined_and_quotes_and_signatures_are_not():
    text = "Uno \ndos \ntres\n\n> cita \n> larga\n\n- lista\n- otra\n-- \nAna \nLuz\n"
    split = _understood(f"Content-Type: text/plain; format=flowed\n\n{text}").split
    assert split.visible_text == "Uno dos tres\n\n- lista\n- otra"
    assert "larga" in split.full_text


def test_a_part_below_a_closed_boundary_is_read():
    mail = _understood(
        "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/alternative; boundary=b\n\n"
        "--b\nContent-Type: text/plain\n\nMire el archivo.\n--b--\n\n"
        "--b\nContent-Type: application/zip; name=a.zip\nContent-Transfer-Encoding: base64\n\nQUJD\n--b--\n"
        "Un pie de una lista.\n"
    ).mail
    assert [(file.name, file.content) for file in mail.attachments] == [("a.zip", b"ABC")]
    assert "pie de una lista" not in mail.text


def test_japanese_under_a_wrong_name_is_read_and_a_single_odd_byte_is_not_guessed():
    words = "次のあて先へのメッセージ"
    declared = b"Content-Type: text/plain; charset=iso-2022-jp\n\n"
    assert _understood(declared + words.encode("euc_jp")).split.visible_text == words
    assert _understood(declared + b"Dij\x8aat.").split.visible_text == "Dij\ufffdat."


def test_only_announced_colours_stay_in_the_words_of_others():
    def letter(above: str, colour: str) -> str:
        return _understood(
            f'Content-Type: text/html\n\n<p>{above}</p><div id="divRplyFwdMsg"><b>De:</b> Nova &lt;n@nova.example&gt;'
            "<br><b>Enviado:</b> lunes<br><b>Asunto:</b> x</div><p>¿Cuántas?</p>"
            f'<p><span style="color:{colour}">Quince.</span></p><p>Fin</p>'
        ).split.visible_text

    assert letter("Respondo abajo en rojo.", "#C00000") == "Respondo abajo en rojo.\n\nQuince."
    assert letter("Respondo abajo en rojo.", "#1F497D") == "Respondo abajo en rojo."
    assert letter("Quiero el coche en rojo.", "red") == "Quiero el coche en rojo."


def test_words_between_two_notices_stay():
    notice = (
        "AVISO LEGAL: Este mensaje es confidencial y va dirigido exclusivamente a su destinatario. Si no es usted el "
        "destinatario, le rogamos que lo elimine y lo notifique al remitente."
    )
    text = f"{notice}\n\nQuiero que me devuelvan el dinero.\n\n{notice}\n"
    shown = _understood(f"Content-Type: text/plain; charset=utf-8\n\n{text}").split.visible_text
    assert "Quiero que me devuelvan el dinero." in shown
    assert not shown.endswith("remitente.")


def test_the_news_of_a_report_is_not_folded_with_the_head_that_it_lists():
    understood = understand(
        b"From: Administrador <postmaster@ayto.example>\nTo: soporte@nova.example\nSubject: No entregable: Cita\n\n"
        b"Su mensaje\n\nPara: registro@ayto.example\nAsunto: Cita\nEnviado: 16/11/2026 10:12\n\n"
        b"no se ha podido entregar a: registro@ayto.example\n",
        own_addresses=frozenset(),
    )
    assert understood.verdict.kind == "bounce"
    assert "no se ha podido entregar" in understood.split.visible_text
