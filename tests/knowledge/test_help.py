"""Articles that were taken over: harmless, found by their words, drafts for staff alone, each brand with its own."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from atiende.kernel.actors import NOBODY, SYSTEM, Actor
from atiende.kernel.refusals import InvalidInput, NotPermitted
from atiende.knowledge.actions.take_over_articles import take_over_articles
from atiende.knowledge.models import Article
from atiende.knowledge.queries import has_help, list_articles, list_help
from atiende.knowledge.rules.taking_over import ArticleElsewhere
from atiende.platform.models import AuditEntry

AT = dt.datetime(2026, 11, 23, 8, 0, tzinfo=dt.UTC)


@pytest.fixture
def take(brands):
    def taken(title="Cómo purgar un radiador", html="<p>Abra la llave de purga.</p>", by=SYSTEM, **more):
        more = {"brand_id": brands.nova.pk, "is_published": True, "language": "es", **more}
        return take_over_articles(articles=[ArticleElsewhere(title=title, html=html, **more)], by=by, at=AT)[
            0
        ]

    return taken


def page(path, status=200, host="testserver"):
    answer = Client(headers={"accept-language": "es", "host": host}).get(path)
    assert answer.status_code == status
    return answer.content.decode()


def test_an_article_is_kept_harmless_with_its_words_and_an_entry(take):
    html = (
        '<h1>Uno</h1><p onclick="x()">Dos<script>alert(1)</script></p><img src="https://x/y.png" alt="foto">'
    )
    article = Article.objects.get(pk=take(html=html + '<a href="javascript:x()">tres</a>'))
    assert article.html == '<h2>Uno</h2><p>Dos</p>[foto]<a rel="noopener noreferrer nofollow">tres</a>'
    assert article.text == "Uno\nDos\n[foto]tres"
    assert (article.state, article.written_at) == ("published", AT)
    assert AuditEntry.objects.filter(verb="knowledge.article_taken_over", target_id=article.pk).exists()


def test_plain_text_becomes_paragraphs(take):
    article = Article.objects.get(pk=take(html="", text="Uno <b>\ndos\n\ntres"))
    assert article.html == "<p>Uno &lt;b&gt;<br>dos</p><p>tres</p>"


@pytest.mark.parametrize(
    ("typed", "is_found"),
    [
        ("radiadores", True), ("PURGA", True), ("purg", True), ("llave purga", True), ("nevera", False),
        ("' & | ! <->", False), ("\\':*", False),
    ],
)  # fmt: skip
def test_it_is_found_by_its_words_however_they_are_typed(take, brands, typed, is_found):
    take()
    assert bool(list_help(brands.nova.pk, language="es", search=typed)) is is_found


def test_customers_see_what_their_brand_has_published_and_nothing_else(take, brands):
    published, draft = take(category=("Calefacción", "Radiadores")), take("Borrador", is_published=False)
    shown = page("/help/")
    assert "Cómo purgar un radiador" in shown
    assert "Calefacción / Radiadores" in shown
    assert "Borrador" not in shown
    assert "Abra la llave de purga." in page(f"/help/{published}/")
    page(f"/help/{draft}/", status=404)
    page(f"/help/{published}/", status=404, host="joven.example")
    page(f"/help/{10**30}/", status=404)
    assert "Cómo purgar" in page("/help/?q=purgar")
    assert "No se ha encontrado" in page("/help/?q=nevera%00")


def test_the_portal_names_its_help_only_where_there_is_some(take, brands):
    assert "/help/" not in page("/")
    take()
    assert 'href="/help/"' in page("/")
    assert has_help(brands.nova.pk)
    assert not has_help(brands.joven.pk)


def test_staff_see_drafts_of_the_brands_that_they_serve(take, brands):
    take(is_published=False)
    agent = Actor(
        id=7, label="Ana", grants=frozenset({"tickets.read"}), brand_ids=frozenset({brands.joven.pk})
    )
    assert len(list_articles(SYSTEM)) == 1
    assert list_articles(agent) == list_articles(NOBODY) == []


def test_what_cannot_be_taken_leaves_nothing(take):
    for wrong in ({"title": " \u202e "}, {"html": "<b>" * 30_000}):
        with pytest.raises(InvalidInput):
            take(**wrong)
    with pytest.raises(NotPermitted):
        take(by=NOBODY)
    assert not Article.objects.exists()
