from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "atiende.site"
    label = "site"
