from django.urls import URLPattern, URLResolver, path

from atiende.console.web.screens import set_up
from atiende.console.web.screens.certificate import during_set_up

app_name = "setup"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", set_up.start, name="start"),
    path("key", set_up.key, name="key"),
    path("take-over", set_up.take_over, name="take_over"),
    path("certificate", during_set_up, name="certificate"),
    path("<slug:step>", set_up.step, name="step"),
]
