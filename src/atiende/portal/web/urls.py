from django.urls import URLPattern, URLResolver, path

from atiende.portal.web.screens.brand_colours import brand_colours
from atiende.portal.web.screens.case import case, file
from atiende.portal.web.screens.follow import follow, leave
from atiende.portal.web.screens.help import help_article, help_list
from atiende.portal.web.screens.home import home
from atiende.portal.web.screens.quote import quote
from atiende.portal.web.screens.received import received

app_name = "portal"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("brand.css", brand_colours, name="brand_colours"),
    path("received/", received, name="received"),
    path("help/", help_list, name="help"),
    path("help/<int:article_id>/", help_article, name="help_article"),
    path("follow/", follow, name="follow"),
    path("follow/<int:number>/", case, name="case"),
    path("follow/<int:number>/quotes/<int:quote_id>/", quote, name="quote"),
    path("follow/<int:number>/leave", leave, name="leave"),
    path("follow/<int:number>/files/<int:attachment_id>", file, name="file"),
]
