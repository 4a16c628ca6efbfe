from django.urls import URLPattern, URLResolver, path

from atiende.platform.languages.screens import choose_language

app_name = "languages"
urlpatterns: list[URLPattern | URLResolver] = [path("language/", choose_language, name="choose")]
