from importlib import import_module

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "atiende.organisation"
    label = "organisation"

    def ready(self) -> None:
        import_module("atiende.organisation.handlers")
        import_module("atiende.organisation.jobs")
        import_module("atiende.organisation.topics").register_topics()
        import_module("atiende.organisation.answers_below").hand_in_answers()
