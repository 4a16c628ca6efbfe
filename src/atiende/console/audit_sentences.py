"""What an audit entry says, as a sentence for people."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext

from atiende.console.audit_sentences_customers import CUSTOMERS
from atiende.console.audit_sentences_integrations import INTEGRATIONS
from atiende.console.audit_sentences_mail import CASES_AND_MAIL
from atiende.console.audit_sentences_promises import PROMISES
from atiende.console.audit_sentences_regulations import REGULATIONS
from atiende.console.audit_sentences_rules import RULES
from atiende.console.audit_sentences_structure import STRUCTURE
from atiende.console.audit_sentences_tasks import TASKS
from atiende.console.audit_sentences_views import VIEWS
from atiende.console.audit_sentences_working_time import WORKING_TIME
from atiende.console.audit_sentences_writing import WRITING
from atiende.kernel.refusals import gettext_noop
from atiende.platform.audit.queries import EntryView

SENTENCES: Final[dict[str, str]] = {
    **CASES_AND_MAIL,
    **CUSTOMERS,
    **INTEGRATIONS,
    **TASKS,
    **WRITING,
    **VIEWS,
    **RULES,
    **WORKING_TIME,
    **STRUCTURE,
    **PROMISES,
    **REGULATIONS,
    "catalogue.demonstration_removed": gettext_noop("removed order %(target)s of the demonstration"),
    "catalogue.import_started": gettext_noop("had a file of products or orders read"),
    "catalogue.order_erased": gettext_noop("erased order %(target)s of a customer"),
    "catalogue.order_saved": gettext_noop("kept order %(target)s"),
    "catalogue.owned_product_erased": gettext_noop("erased what a customer had (%(target)s)"),
    "catalogue.owned_product_saved": gettext_noop("kept what a customer has (%(target)s)"),
    "catalogue.products_saved": gettext_noop("kept products"),
    "console.demonstration_requested": gettext_noop("asked for the demonstration company to come or go"),
    "console.certificate_made": gettext_noop("made a certificate for HTTPS"),
    "audit.subject_erased": gettext_noop("erased all that was held on customer %(target)s"),
    "customers.customer_changed": gettext_noop("changed customer %(target)s"),
    "customers.customer_created": gettext_noop("created customer %(target)s"),
    "customers.customer_merged": gettext_noop("joined customer %(target)s with another"),
    "customers.customer_taken_over": gettext_noop("took over customer %(target)s from another system"),
    "integrations.import_finished": gettext_noop("finished import %(target)s"),
    "integrations.import_origin_erased": gettext_noop("erased the id elsewhere of what is %(target)s here"),
    "integrations.import_prepared": gettext_noop("uploaded a file to import (%(target)s)"),
    "integrations.import_started": gettext_noop("started import %(target)s"),
    "integrations.import_tried": gettext_noop("tried import %(target)s"),
    "integrations.imports_forgotten": gettext_noop("let go of files of old imports"),
    "knowledge.article_taken_over": gettext_noop("took over article %(target)s from another system"),
    "customers.customer_unmerged": gettext_noop("separated customer %(target)s again"),
    "customers.identifier_added": gettext_noop("added an address or number to customer %(target)s"),
    "customers.identifier_reachable": gettext_noop("noted that customer %(target)s can be reached again"),
    "customers.identifier_removed": gettext_noop("removed an address or number of customer %(target)s"),
    "customers.identifier_unreachable": gettext_noop("noted that mail to customer %(target)s comes back"),
    "customers.identifier_verified": gettext_noop("verified an address or number of customer %(target)s"),
    "privacy.customer_exported": gettext_noop("exported all that is held on customer %(target)s"),
    "privacy.export_downloaded": gettext_noop("downloaded the export of customer %(target)s"),
    "privacy.export_requested": gettext_noop("asked for the export of customer %(target)s"),
    "privacy.exports_dropped": gettext_noop("removed exports whose time was over"),
    "audit.month_dropped": gettext_noop("dropped the entries of %(target)s, whose time was over"),
    "identity.email_changed": gettext_noop("changed the e-mail of person %(target)s"),
    "identity.invitation_accepted": gettext_noop("accepted invitation %(target)s"),
    "identity.invitation_withdrawn": gettext_noop("withdrew invitation %(target)s"),
    "identity.password_reset_sent": gettext_noop("asked for a new password for person %(target)s"),
    "identity.preferences_set": gettext_noop("changed preferences of person %(target)s"),
    "identity.role_changed": gettext_noop("changed role %(target)s"),
    "identity.role_created": gettext_noop("created role %(target)s"),
    "identity.role_deleted": gettext_noop("deleted role %(target)s"),
    "identity.second_step_required": gettext_noop("changed whether role %(target)s needs a second step"),
    "identity.roles_changed": gettext_noop("changed the roles of person %(target)s"),
    "identity.second_factor_reset": gettext_noop("reset the second factor of person %(target)s"),
    "identity.sessions_ended": gettext_noop("ended sessions of person %(target)s"),
    "identity.sign_in_refused": gettext_noop("could not sign in"),
    "identity.signed_in": gettext_noop("signed in"),
    "identity.single_sign_on_checked": gettext_noop("tested the company account"),
    "identity.single_sign_on_configured": gettext_noop("changed the company account"),
    "identity.token_created": gettext_noop("created API token %(target)s"),
    "identity.token_revoked": gettext_noop("revoked API token %(target)s"),
    "identity.user_created": gettext_noop("created person %(target)s"),
    "identity.user_disabled": gettext_noop("disabled person %(target)s"),
    "identity.user_enabled": gettext_noop("enabled person %(target)s"),
    "identity.user_invited": gettext_noop("sent invitation %(target)s"),
    "identity.user_removed": gettext_noop("removed person %(target)s"),
    "identity.user_renamed": gettext_noop("renamed person %(target)s"),
    "identity.warned_of_attempts": gettext_noop("was warned of sign-in attempts"),
    "organisation.agent_changed": gettext_noop("changed agent %(target)s"),
    "organisation.agent_created": gettext_noop("made person %(target)s an agent"),
    "organisation.agent_joined_team": gettext_noop("added an agent to team %(target)s"),
    "organisation.agent_left_team": gettext_noop("took an agent out of team %(target)s"),
    "organisation.agent_renamed": gettext_noop("renamed agent %(target)s"),
    "organisation.brand_archived": gettext_noop("archived brand %(target)s"),
    "organisation.brand_changed": gettext_noop("changed brand %(target)s"),
    "organisation.brand_created": gettext_noop("created brand %(target)s"),
    "organisation.brand_made_default": gettext_noop("made brand %(target)s the default one"),
    "organisation.brand_restored": gettext_noop("restored brand %(target)s"),
    "organisation.changed": gettext_noop("changed the company"),
    "organisation.set_up": gettext_noop("set up the company"),
    "organisation.team_archived": gettext_noop("archived team %(target)s"),
    "organisation.team_changed": gettext_noop("changed team %(target)s"),
    "organisation.team_created": gettext_noop("created team %(target)s"),
    "organisation.team_leader_changed": gettext_noop("changed the leader of team %(target)s"),
    "organisation.team_restored": gettext_noop("restored team %(target)s"),
    "platform.audit_exported": gettext_noop("exported the audit log"),
    "platform.audit_keeping_changed": gettext_noop("changed how the audit is kept"),
    "platform.audit_verification_started": gettext_noop("had the seals verified"),
    "platform.backup_made": gettext_noop("made backup %(target)s"),
    "platform.backup_plan_changed": gettext_noop("changed when backups are made and kept"),
    "platform.backup_removed": gettext_noop("removed backup %(target)s, whose time was over"),
    "platform.backup_requested": gettext_noop("asked for a backup"),
    "platform.installation_resumed": gettext_noop("let the restored installation act again"),
    "platform.reading_resumed": gettext_noop("let mailboxes be read again after a restore"),
    "platform.restored": gettext_noop("restored the installation from backup %(target)s"),
    "platform.delivery_skipped": gettext_noop("skipped a delivery of %(target)s"),
    "platform.events_replayed": gettext_noop("replayed events for %(target)s"),
    "platform.job_retried": gettext_noop("retried job %(target)s"),
    "platform.lane_retried": gettext_noop("retried lane %(target)s"),
    "platform.long_job_cancelled": gettext_noop("cancelled long job %(target)s"),
    "platform.mail_resent": gettext_noop("sent mail %(target)s again"),
    "platform.mail_server_saved": gettext_noop("changed the mail server"),
    "platform.seals_exported": gettext_noop("exported the seals up to %(target)s"),
    "platform.refused": gettext_noop("was refused at %(target)s"),
    "console.delivery_skip_explained": gettext_noop("said why a delivery was skipped: %(reason)s"),
    "console.audit_exported": gettext_noop("exported the audit log"),
}


REASONS: Final[dict[str, str]] = {
    "handled_by_hand": gettext_noop("It was done by hand"),
    "no_longer_matters": gettext_noop("It no longer matters"),
    "wrong_event": gettext_noop("The event itself is wrong"),
    "faulty_code": gettext_noop("The code is faulty"),
}


def sentence_of(entry: EntryView) -> str:
    """The sentence without its subject; for a verb that nobody described, its words as they are."""
    known = SENTENCES.get(entry.verb)
    if known is None:
        room, _, verb = entry.verb.partition(".")
        return f"{room}: {verb.replace('_', ' ')} {entry.target_id}".strip()
    reason = str(entry.details.get("reason", ""))
    return gettext(known) % {"target": entry.target_id, "reason": gettext(REASONS.get(reason, "—"))}
