from django.urls import URLPattern, URLResolver, path

from atiende.desk.web.screens.home import home
from atiende.desk.web.screens.palette import palette
from atiende.desk.web.screens.ui_kit import ui_kit

app_name = "desk"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("palette", palette, name="palette"),
    path("ui-kit/", ui_kit, name="ui_kit"),
]
