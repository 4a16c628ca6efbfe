"""What a reader of the mail sees."""

from __future__ import annotations

import time

import pytest

from atiende.channels.rules.mail.html import sanitised, with_images


def test_ordinary_mail_keeps_its_look() -> None:
    html = (
        '<div dir="ltr"><p style="color:#333;font-family:Arial, sans-serif;margin:0 0 10px">Hola <b>Marta</b></p>'
        '<table border="1" cellpadding="4" width="100%"><tbody><tr>'
        '<td align="right" style="padding:4px">20&nbsp;€</td></tr>'
        "</tbody></table><ul><li>uno</li></ul><blockquote>dijo</blockquote></div>"
    )

    assert sanitised(html) == html


def test_links_open_apart() -> None:
    html = sanitised(
        '<a href="https://x.es/?a=1&amp;b=2">web</a> <a href="mailto:a@x.es">mail</a> <a href="tel:+34600">tel</a>'
    )

    assert html.count('target="_blank"') == 3
    assert 'href="https://x.es/?a=1&amp;b=2"' in html


def test_images_have_no_address_until_they_are_shown() -> None:
    html = sanitised('<img src="cid:logo%40x" alt="Logo"><img src="//t.example/p.gif?id=1" width="1">')

    assert " src=" not in html
    assert 'data-cid="logo@x"' in html
    assert 'data-remote-src="https://t.example/p.gif?id=1"' in html


def test_addresses_are_put_in_when_it_is_shown() -> None:
    html = sanitised(
        '<img src="cid:logo@x"><img src="cid:otro"><img src="https://t.example/p.gif?a=1&amp;b=2">'
    )

    inside = with_images(html, {"logo@x": "/f/1"})
    assert inside.count(" src=") == 1
    assert 'src="/f/1"' in inside

    asked: list[str] = []
    outside = with_images(html, {}, lambda url: asked.append(url) or "/proxy?x=1&y=2")  # type: ignore[func-returns-value]
    assert asked == ["https://t.example/p.gif?a=1&b=2"]
    assert 'src="/proxy?x=1&amp;y=2"' in outside


def test_a_remote_image_that_the_proxy_refuses_stays_blocked() -> None:
    assert " src=" not in with_images(sanitised('<img src="http://10.0.0.1/x">'), {}, lambda _: "")


def test_pasted_images_are_kept() -> None:
    html = '<img src="data:image/png;base64,iVBORw0KGgo=">'

    assert sanitised(html) == html


def test_text_in_strange_elements_is_not_lost() -> None:
    assert "hola" in sanitised("<blink>hola</blink>")
    assert "hola" in sanitised("<o:p>hola</o:p>")
    assert "hola" in sanitised("<plaintext>hola")
    assert "hola" in sanitised("<form><button>hola</button></form>")


HEAVY = {
    "word": "<p style=\"margin:0cm\"><span lang=ES style='font-size:11.0pt'>Texto<o:p></o:p></span></p>\n"
    * 55_000,
    "nested": "<div>" * 1_000_000,
    "formatting": "<b>" * 1_600_000,
    "links": "<a href=http://x>" * 300_000,
    "tables": "<table><tr><td>" * 330_000,
    "references": "&" * 5_000_000,
    "attributes": "<p " + " ".join(f"a{n}=b" for n in range(500_000)) + ">hola",
    "hidden attributes": '<p a=">" ' + " ".join(f"a{n}=b" for n in range(500_000)) + ">hola",
    "less than": "<" * 5_000_000,
    "comments": "<!--" * 1_200_000,
    "crossed": "<b><i><u></b></i></u>" * 40_000,
    "prose": "palabra " * 600_000,
}


@pytest.mark.parametrize("name", HEAVY)
def test_5_mb_in_bounded_time(name: str) -> None:
    begun = time.process_time()

    html = sanitised(HEAVY[name])

    assert time.process_time() - begun < 10
    assert "<script" not in html


def test_what_is_too_heavy_keeps_its_words() -> None:
    html = sanitised("<div>" * 2000 + "<script>alert(1)</script><style>x{}</style>Hola <b>Marta</b> &lt;3")

    assert html.startswith("<pre>")
    assert "Hola  Marta" in html
    assert "&lt;3" in html
    assert "alert" not in html
