"""Addresses of rules, inside the console's own."""

from django.urls import URLPattern, URLResolver, path

from atiende.console.web.screens import rules, rules_writing, set_up_file

urlpatterns: list[URLPattern | URLResolver] = [
    path("rules/", rules.rules, name="rules"),
    path("rules/new/", rules_writing.new_rule, name="new_rule"),
    path("rules/new/sentence/", rules_writing.new_sentence, name="new_rule_sentence"),
    path("rules/<int:rule_id>/", rules.rule, name="rule"),
    path("rules/<int:rule_id>/edit/", rules_writing.edit, name="rule_edit"),
    path("rules/<int:rule_id>/sentence/", rules_writing.sentence, name="rule_sentence"),
    path("rules/<int:rule_id>/on", rules.on, name="rule_on"),
    path("rules/<int:rule_id>/off", rules.off, name="rule_off"),
    path("rules/<int:rule_id>/move", rules.move, name="rule_move"),
    path("rules/<int:rule_id>/delete", rules.delete, name="rule_delete"),
    path("set-up-file/", set_up_file.set_up_file, name="set_up_file"),
    path("set-up-file/download", set_up_file.download, name="set_up_download"),
    path("rules/runs/<int:run_id>/", rules.run, name="rule_run"),
]
