"""Replies and notes with formatting: harmless whatever was handed in, and the plain words say the same."""

from __future__ import annotations

import pytest

from atiende.kernel.refusals import InvalidInput
from atiende.tickets.rules.formatting import content_id_of, placed, shown, written
from atiende.tickets.rules.incoming import NewAttachment

ALERT = "alert(1)"


def kept(html: str) -> str:
    return written("", html).html


@pytest.mark.parametrize(
    ("handed_in", "gone"),
    [
        (f"<b>Hola</b><script>{ALERT}</script>", ("script", ALERT)),
        (
            f'<b onclick="{ALERT}" onfocus="{ALERT}" autofocus tabindex="1">Hola</b>',
            ("onclick", "onfocus", ALERT),
        ),
        (f'<b>Hola</b><img src="x" onerror="{ALERT}">', ("onerror", "<img")),
        (
            '<b style="position:fixed;inset:0">Hola</b><style>*{display:none}</style>',
            ("style", "position", "display"),
        ),
        (
            '<b>Hola</b><form action="https://mal.example"><input name="clave"><button>x</button></form>',
            ("form", "input"),
        ),
        (f'<b>Hola</b><a href="javascript:{ALERT}">v</a>', ("javascript", ALERT)),
        (
            f'<b>Hola</b><a href="java\tscript:{ALERT}">v</a><a href=" data:text/html,{ALERT}">w</a>',
            ("script:", "data:"),
        ),
        (f'<b>Hola</b><svg><a xlink:href="javascript:{ALERT}"><text>x</text></a></svg>', ("svg", ALERT)),
        (
            f"<b>Hola</b><math><mtext><table><mglyph><style><img src=x onerror={ALERT}>",
            ("math", "onerror", "<img"),
        ),
        (
            '<b>Hola</b><iframe srcdoc="<b>x</b>"></iframe><object data="x"></object><embed src="x">',
            ("iframe", "object"),
        ),
        (
            '<b>Hola</b><img src="https://mal.example/pixel.png"><img src="data:image/png;base64,AA">',
            ("<img", "mal.example"),
        ),
        (
            '<b class="btn pri" id="reply-form" name="x" data-sends hx-get="/x">Hola</b>',
            ("class", "id=", "hx-", "data-"),
        ),
        (
            '<b>Hola</b><base href="https://mal.example"><meta http-equiv="refresh" content="0"><link href="x">',
            ("<base", "meta"),
        ),
    ],
    ids=lambda case: case[:48] if isinstance(case, str) else "",
)
def test_nothing_hostile_is_kept(handed_in: str, gone: tuple[str, ...]) -> None:
    html = kept(handed_in)
    assert "<b>Hola</b>" in html
    assert not [word for word in gone if word in html]


def test_what_was_kept_is_made_harmless_once_more_when_it_is_shown() -> None:
    assert shown(f'<b onclick="{ALERT}">Hola</b><script>{ALERT}</script>', {}) == "<b>Hola</b>"


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 10_000 + "Hola",
        "<b>Hola</b>" + "x" * 5_000_000,
        "<b>&amp;</b>" * 60_000,
        f"<b {' '.join(f'a{n}' for n in range(30_000))}>Hola</b>",
    ],
    ids=["deep", "long", "many", "crowded"],
)
def test_what_would_take_too_long_to_clean_is_refused_and_never_shown(html: str) -> None:
    with pytest.raises(InvalidInput):
        written("Hola", html)
    assert len(html) > 4_000_000 or shown(html, {}) == ""


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<div>Hola <b>Rosa</b>:</div><div><br></div><div>Sale&nbsp;hoy.</div>", "Hola Rosa:\n\nSale hoy."),
        ("<ul><li>uno</li><li>dos<ol><li>a</li><li>b</li></ol></li></ul>", "- uno\n- dos\n  1. a\n  2. b"),
        ("<ul><li>uno</li><ul><li>dentro</li></ul><li>dos</li></ul>", "- uno\n  - dentro\n- dos"),
        ("<blockquote><p>Antes</p><p>Luego</p></blockquote><p>Sí.</p>", "> Antes\n>\n> Luego\n\nSí."),
        ('<a href="https://nova.example/a">aquí</a>', "aquí (https://nova.example/a)"),
        ('<a href="https://nova.example/">https://nova.example</a>', "https://nova.example"),
        ('<a href="mailto:a@b.example">a@b.example</a>', "a@b.example"),
        ("<table><tr><td>Mesa</td><td><b>90 €</b></td></tr><tr><td>Silla</td><td>30 €</td></tr></table>",
         "Mesa | 90 €\nSilla | 30 €"),
        ("<h1>Aviso</h1><section>uno</section><section>dos</section>", "Aviso\nuno\ndos"),
        ("<b>2 &lt; 3 &amp; 4</b>", "2 < 3 & 4"),
    ],
)  # fmt: skip
def test_the_plain_words_say_the_same(html: str, text: str) -> None:
    assert written("otra cosa", html).text == text


def test_what_has_no_formatting_is_plain_text() -> None:
    words = written("", "<div>Hola</div><div><br></div><div>Adiós</div>")
    assert (words.text, words.html) == ("Hola\n\nAdiós", "")
    assert written("Hola\r\n<b>", "") == written("Hola\n<b>", " ")


def test_a_link_opens_elsewhere_and_tells_nobody_where_from() -> None:
    html = kept('<a href="https://nova.example" target="_self" rel="opener">x</a>')
    assert 'target="_blank"' in html
    assert 'rel="noopener noreferrer nofollow"' in html


def picture(content_id: str, name: str = "foto.png", media_type: str = "image/png") -> NewAttachment:
    return NewAttachment(
        file_id=1, name=name, media_type=media_type, size=3, sha256="ab" * 32, content_id=content_id
    )


def test_a_picture_stands_in_the_text_by_its_content_id_alone() -> None:
    cid = content_id_of("ab" * 32)
    words = written("", f'<img src="cid:{cid}"><img src="cid:other">', {cid: 'la "tapa".png'})
    assert words.html == f'<img src="cid:{cid}" alt="la &quot;tapa&quot;.png">'
    assert words.text == '[la "tapa".png]'
    files = placed(words.html, [picture(cid), picture(cid), picture("")])
    assert [(file.is_inline, file.content_id) for file in files] == [(True, cid), (False, ""), (False, "")]
    assert shown(words.html, {cid: "/f/1"}) == '<img src="/f/1" alt="la &quot;tapa&quot;.png">'
    assert shown(words.html, {}) == "[la &quot;tapa&quot;.png]"
