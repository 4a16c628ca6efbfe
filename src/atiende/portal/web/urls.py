from django.urls import URLPattern, URLResolver, path

from atiende.portal.web.screens.brand_colours import brand_colours
from atiende.portal.web.screens.home import home

app_name = "portal"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("brand.css", brand_colours, name="brand_colours"),
]
