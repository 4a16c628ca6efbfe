from django.urls import URLPattern, URLResolver, path

from atiende.console.web.screens import (
    access,
    audit,
    audit_keeping,
    backups,
    certificate,
    mail,
    operations,
    pause,
    signatures,
    teamwork,
)
from atiende.console.web.screens.about import about
from atiende.console.web.screens.catalogue import catalogue
from atiende.console.web.screens.demonstration import demonstration
from atiende.console.web.screens.home import home
from atiende.console.web.urls_cases import urlpatterns as case_urls
from atiende.console.web.urls_customers import urlpatterns as customer_urls
from atiende.console.web.urls_imports import urlpatterns as import_urls
from atiende.console.web.urls_mailboxes import urlpatterns as mailbox_urls
from atiende.console.web.urls_organisation import urlpatterns as organisation_urls
from atiende.console.web.urls_regulations import urlpatterns as regulation_urls
from atiende.console.web.urls_rules import urlpatterns as rule_urls
from atiende.console.web.urls_service_levels import urlpatterns as service_level_urls
from atiende.console.web.urls_structure import urlpatterns as structure_urls
from atiende.console.web.urls_tasks import urlpatterns as task_urls
from atiende.console.web.urls_webhooks import urlpatterns as webhook_urls

_ACCESS: list[URLPattern | URLResolver] = [
    path("sign-in/", access.sign_in, name="sign_in"),
    path("sessions/", access.sessions, name="sessions"),
    path("sessions/<int:user_id>/<int:session_id>/end", access.end_session, name="session_end"),
    path("tokens/", access.tokens, name="tokens"),
    path("tokens/<int:token_id>/revoke", access.revoke, name="token_revoke"),
    path("secret-keys/", access.secret_keys, name="secret_keys"),
    path("encryption/", certificate.screen, name="certificate"),
    path("encryption/certificate", certificate.download, name="certificate_download"),
]

_MAIL: list[URLPattern | URLResolver] = [
    path("mail-server/", mail.server, name="mail_server"),
    path("outgoing-mail/", mail.outgoing, name="outgoing_mail"),
    path("outgoing-mail/<int:mail_id>/resend", mail.resend, name="mail_resend"),
]

_OPERATIONS: list[URLPattern | URLResolver] = [
    path("health/", operations.health, name="health"),
    path("backups/", backups.backups, name="backups"),
    path("backups/now", backups.now, name="backup_now"),
    path("pause/", pause.pause, name="pause"),
    path("stuck/", operations.stuck, name="stuck"),
    path("stuck/retry", operations.retry, name="stuck_retry"),
    path("stuck/skip", operations.skip, name="stuck_skip"),
    path("stuck/replay", operations.replay, name="replay"),
    path("jobs/", operations.jobs, name="jobs"),
    path("jobs/<int:job_id>/retry", operations.retry_job, name="job_retry"),
    path("long-jobs/<int:long_job_id>/", operations.long_job, name="long_job"),
    path("long-jobs/<int:long_job_id>/cancel", operations.cancel, name="long_job_cancel"),
    path("long-jobs/<int:long_job_id>/errors", operations.long_job_errors, name="long_job_errors"),
]

app_name = "console"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("about/", about, name="about"),
    path("catalogue/", catalogue, name="catalogue"),
    path("signature/", signatures.own, name="own_signature"),
    path("signature/<int:brand_id>/", signatures.of_brand, name="brand_signature"),
    path("demonstration/", demonstration, name="demonstration"),
    path("audit/", audit.audit, name="audit"),
    path("audit/verify", audit.verify, name="audit_verify"),
    path("audit/export", audit.export, name="audit_export"),
    path("teamwork/", teamwork.teamwork, name="teamwork"),
    path("audit/keeping/", audit_keeping.keeping, name="audit_keeping"),
    *_ACCESS,
    *_MAIL,
    *_OPERATIONS,
    *case_urls,
    *customer_urls,
    *task_urls,
    *import_urls,
    *mailbox_urls,
    *organisation_urls,
    *regulation_urls,
    *rule_urls,
    *structure_urls,
    *service_level_urls,
    *webhook_urls,
]
