"""Django's settings, made from the environment. Nothing here is meant to be edited by who installs Atiende."""

from __future__ import annotations

import os
import urllib.parse
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from atiende import __version__
from atiende.identity.rules.attempts import WRONG_PASSWORDS
from atiende.identity.rules.passwords import MIN_LENGTH
from atiende.site.embedded_postgres.programs import packaged_programs
from atiende.site.environment import read_environment, secret_key_of
from atiende.site.rooms import apps_bottom_up, room_folders

ENVIRONMENT = read_environment(os.environ)
PACKAGE = Path(__file__).resolve().parent.parent
DATA = ENVIRONMENT.data

DEBUG = False
SECRET_KEY = secret_key_of(ENVIRONMENT)
RELEASE = __version__
BASE_URL = ENVIRONMENT.base_url
# People come by https: through a proxy, which BASE_URL says, or with a certificate of our own.
IS_HTTPS = bool(BASE_URL and BASE_URL.startswith("https://")) or "ATIENDE_CERTIFICATE" in os.environ
# Without a list every host is taken: a self-hosted start must answer on whatever name the network gives it. Links in
# mails never come from the Host header but from BASE_URL or the organisation's own setting.
ALLOWED_HOSTS = list(ENVIRONMENT.allowed_hosts) or ["*"]
CSRF_TRUSTED_ORIGINS = [BASE_URL] if BASE_URL else []

INSTALLED_APPS = [
    *apps_bottom_up(),
    "atiende.site",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "csp",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "atiende.site.headers.HeadersMiddleware",
    "atiende.site.metrics.middleware.MetricsMiddleware",
    "atiende.platform.logs.middleware.CorrelationMiddleware",
    "atiende.site.health.HealthMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "atiende.platform.ui.compressed.CompressedPages",
    "atiende.platform.ui.policy.PolicyMiddleware",
    "atiende.site.api.entrance.ApiMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "atiende.platform.refusals.too_much.CutBodyMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "atiende.identity.web.middleware.SignedInMiddleware",
    "atiende.identity.web.middleware.SessionActivityMiddleware",
    "atiende.platform.languages.middleware.LanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "atiende.console.web.middleware.SetUpMiddleware",
    "atiende.identity.web.second_step.SecondStepMiddleware",
    "atiende.organisation.web.middleware.ActorMiddleware",
    "atiende.platform.refusals.middleware.RefusalMiddleware",
]

ROOT_URLCONF = "atiende.site.urls"
WSGI_APPLICATION = "atiende.site.servers.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [
            PACKAGE / "platform/ui/templates",
            *room_folders("web/templates"),
            *room_folders("panels/templates"),
        ],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "atiende.platform.ui.templatetags.ui",
                "atiende.platform.formats.tags",
                "django.templatetags.i18n",
                "atiende.platform.ui.templatetags.words",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "atiende.platform.ui.context.ui",
            ],
        },
    }
]
FORM_RENDERER = "atiende.platform.ui.form_controls.Renderer"


def _database() -> dict[str, Any]:
    """Django's entry for DATABASE_URL; commands that start the embedded server set that variable first."""
    parts = urllib.parse.urlsplit(os.environ.get("ATIENDE_EMBEDDED_URL") or ENVIRONMENT.database_url or "")
    query = dict(urllib.parse.parse_qsl(parts.query))
    return {
        "ENGINE": "atiende.platform.postgres",
        "NAME": urllib.parse.unquote(parts.path.lstrip("/")) or "atiende",
        "USER": urllib.parse.unquote(parts.username or ""),
        "PASSWORD": urllib.parse.unquote(parts.password or ""),
        "HOST": query.pop("host", urllib.parse.unquote(parts.netloc.rpartition("@")[2].partition(":")[0])),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 5, **query},
        "TEST": {"NAME": None},
    }


DATABASES = {"default": _database()}
MAILBOX_ALARM_MINUTES = 10
POSTGRES_PROGRAMS = packaged_programs()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "identity.User"
AUTHENTICATION_BACKENDS = ["atiende.identity.web.backend.SignInBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": MIN_LENGTH},
    },
    {"NAME": "atiende.identity.safeguards.NotTooLong"},
    {"NAME": "atiende.identity.safeguards.NotGuessedEarly"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:home"
PASSWORD_RESET_TIMEOUT = 2 * 60 * 60

# Sign-in is django-allauth, told here what this house wants of it; why, in docs/adr/0004-sign-in.md.
ACCOUNT_ADAPTER = "atiende.identity.web.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": WRONG_PASSWORDS}
ACCOUNT_FORMS = {
    "login": "atiende.identity.web.sign_in_forms.LoginForm",
    "reset_password": "atiende.identity.web.sign_in_forms.ResetPasswordForm",
    "reset_password_from_key": "atiende.identity.web.sign_in_forms.ResetPasswordKeyForm",
    "change_password": "atiende.identity.web.sign_in_forms.ChangePasswordForm",
    "set_password": "atiende.identity.web.sign_in_forms.SetPasswordForm",
    "reauthenticate": "atiende.identity.web.sign_in_forms.ReauthenticateForm",
}
MFA_ADAPTER = "atiende.identity.web.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "atiende.identity.web.second_factor_forms.AuthenticateForm",
    "reauthenticate": "atiende.identity.web.second_factor_forms.ReauthenticateForm",
    "activate_totp": "atiende.identity.web.second_factor_forms.ActivateTOTPForm",
    "add_webauthn": "atiende.identity.web.second_factor_forms.AddPasskeyForm",
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
SOCIALACCOUNT_ADAPTER = "atiende.identity.web.single_sign_on.SingleSignOnAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
# A link, not a form: the policy of contents forbids forms to lead to other hosts, the company's accounts included.
SOCIALACCOUNT_LOGIN_ON_GET = True

SESSION_ENGINE = "atiende.identity.sessions"
SESSION_COOKIE_AGE = 12 * 60 * 60  # of idleness; nobody stays longer than identity.sessions says
# Browsers take a name that begins so only with Secure, for this host alone and for all of its paths.
_PREFIX = "__Host-" if IS_HTTPS else ""
SESSION_COOKIE_NAME = f"{_PREFIX}atiende_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = f"{_PREFIX}atiende_csrf"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "atiende.platform.ui.errors.csrf_failure"
LANGUAGE_COOKIE_NAME = "atiende_language"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
WHITENOISE_ALLOW_ALL_ORIGINS = False
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "frame-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "platform_cache",
        # Attempts to sign in are counted here: with few entries, many networks could push the counts out.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
}

LANGUAGE_CODE = "es"
LANGUAGES = [("es", _("Spanish")), ("en", _("English"))]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATICFILES_DIRS = [PACKAGE / "platform/ui/static"]
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "atiende.platform.ui.static_files.HashedStaticFiles"},
}
FILES_ROOT = ENVIRONMENT.files
TRUSTED_PROXIES = ENVIRONMENT.trusted_proxies
CLAMD = ENVIRONMENT.clamd
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

LOGGING_CONFIG = None  # atiende.platform.logs.configure() does it, the same for every process
SILENCED_SYSTEM_CHECKS: list[str] = []
