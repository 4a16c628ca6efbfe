"""HTML made to escape its frame, run, load, submit or cover what lies under it (acceptance case 29 too)."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atiende.channels.rules.mail.html import sanitised, with_images

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<iframe src=javascript:alert(1)></iframe><object data=x></object><embed src=x>",
    "<form action=//evil.example><input name=clave><button formaction=javascript:alert(1)>ok</button></form>",
    "<base href=//evil.example><meta http-equiv=refresh content='0;url=//evil.example'><link rel=stylesheet href=//x>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href='\x01javascript:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<a href='JaVaScRiPt&colon;alert(1)'>x</a>",
    "<a href='vbscript:x'>x</a><a href='data:text/html,<script>alert(1)</script>'>x</a><a href='file:///etc/passwd'>x</a>",
    "<a href='blob:x'>x</a><a href='intent:x'>x</a><a href='/desk/cerrar'>x</a><a href='//evil.example'>x</a>",
    "<div style='position:fixed;top:0;left:0;width:100%;height:100%;z-index:99999'>x</div>",
    "<div style='background:url(//evil.example/x)'>x</div><div style='behavior:url(x)'>x</div>",
    "<div style='width:expression(alert(1))'>x</div><div style='-moz-binding:url(x)'>x</div>",
    "<div style='color:red;}body{display:none'>x</div>",
    "<div style='background-color:\\75rl(//evil.example)'>x</div><div style='width:calc(100% * 99)'>x</div>",
    "<div style='margin-top:-9999px'>x</div><div style='width:999999px'>x</div>",
    "<style>@import '//evil.example';*{display:none}</style>",
    "<table background=//evil.example/x><td background=//evil.example/y>x</table>",
    "<img src='data:image/svg+xml;base64,PHN2Zz4='><img srcset='//evil.example/x 1x'><video poster=//evil.example/x>",
    "<img src=//evil.example/x.png><img src='http://evil.example/x.png'>",
    "<p title='<img src=http://evil.example/>'>x</p>",
    '<img alt=\'" src="http://evil.example/" x="\'>',
    "<img data-remote-src='javascript:alert(1)' data-cid='x' src='cid:a'>",
    "</div></body></html></iframe></template><script>alert(1)</script>",
    "<!--><script>alert(1)</script>--><![CDATA[<script>alert(1)</script>]]>",
    "<plaintext><script>alert(1)</script>",
    "<textarea><script>alert(1)</script></textarea><xmp><script>alert(1)</script></xmp>",
    "<a id=x name=document class=y contenteditable autofocus onfocus=alert(1) tabindex=0>x</a>",
    "<template><script>alert(1)</script></template><marquee onstart=alert(1)>x</marquee>",
    '<a href="https://x.es" ping=//evil.example target=_top>x</a>',
]
TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+=\"[^\"]*\")*)\s*/?>")
ATTRIBUTE = re.compile(r"\s([a-z-]+)=\"([^\"]*)\"")
FORBIDDEN = {
    "script",
    "style",
    "iframe",
    "object",
    "embed",
    "form",
    "input",
    "button",
    "base",
    "meta",
    "link",
    "svg",
    "math",
    "template",
    "textarea",
    "video",
}


def assert_harmless(html: str) -> None:
    rest = TAG.sub("", html)
    assert "<" not in rest, "markup that is not plain"
    for _, tag, attributes in TAG.findall(html):
        assert tag not in FORBIDDEN
        for name, value in ATTRIBUTE.findall(attributes):
            assert not name.startswith("on")
            assert name not in {"id", "class", "name", "srcset", "background", "ping", "action", "poster"}
            if name == "href":
                assert re.match(r"https?://|mailto:|tel:", value, re.IGNORECASE)
            if name == "src":
                assert value.startswith("data:image/")
                assert not value.startswith("data:image/svg")
            if name == "style":
                assert not re.search(
                    r"url|expression|position|behavior|z-index|binding|@|\\|[{}<]|calc", value
                )
            if name == "data-remote-src":
                assert re.match(r"https?://", value)
        if tag == "a" and attributes:
            assert 'target="_blank"' in attributes
            assert 'rel="noopener noreferrer nofollow"' in attributes


@pytest.mark.parametrize("html", HOSTILE)
def test_29_nothing_hostile_is_left(html: str) -> None:
    assert_harmless(sanitised(html))
    assert_harmless(sanitised(f"<table><tr><td>{html}"))


@pytest.mark.parametrize("html", HOSTILE)
def test_what_was_cleaned_stays_as_it_is(html: str) -> None:
    once = re.sub(r" data-(cid|remote-src)=\"[^\"]*\"", "", sanitised(html))

    assert_harmless(sanitised(once))


PIECES = st.lists(
    st.sampled_from(
        [
            "<",
            ">",
            '"',
            "'",
            "=",
            " ",
            "&",
            "/",
            "img",
            "a",
            "href",
            "src",
            "style",
            "script",
            "javascript:",
            "cid:x",
            "onload",
            "<!--",
            "-->",
            "svg",
            "math",
            "table",
            "\x00",
            "\t",
            "http://x/",
            "data:",
            "&#x6a;",
            "<b>",
            "]]>",
        ]
    ),
    max_size=40,
).map("".join)


@settings(max_examples=400, deadline=None)
@given(PIECES)
def test_any_html(html: str) -> None:
    assert_harmless(sanitised(html))


@settings(max_examples=100, deadline=None)
@given(PIECES, PIECES)
def test_addresses_of_images_cannot_break_out(html: str, address: str) -> None:
    shown = with_images(
        sanitised(f'<img src="cid:x">{html}<img src="http://x/{html}">'), {"x": address}, lambda _: address
    )

    assert "<" not in TAG.sub("", shown)
