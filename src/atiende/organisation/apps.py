from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "atiende.organisation"
    label = "organisation"
