"""What an operator may set, in one typed object, and Django's settings made from it.

Every value comes from the environment (``KONTAKTDICHTE_…``, and the three addresses of the database); the page
docs/configuration.md is generated from :class:`Settings`. Nothing here reads a file or the network.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Literal
from urllib.parse import parse_qsl, unquote, urlsplit

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

HERE = Path(__file__).resolve().parent


class Settings(BaseSettings):
    """What an operator may set. Addresses of the database are PostgreSQL URLs."""

    model_config = SettingsConfigDict(env_prefix="KONTAKTDICHTE_", extra="ignore")

    database_url: SecretStr = Field(
        validation_alias="DATABASE_URL", description="Database as the role of the pages (no superuser, owns nothing)."
    )
    database_owner_url: SecretStr | None = Field(
        None, validation_alias="DATABASE_OWNER_URL", description="The same as the owner of the tables; for migrate."
    )  # fmt: skip
    database_backup_url: SecretStr | None = Field(
        None, validation_alias="DATABASE_BACKUP_URL", description="The same as the role that backs up; for backup."
    )
    secret_key: SecretStr = Field(description="At least 50 random characters; signs sessions and forms.", min_length=50)
    allowed_hosts: str = Field("localhost,127.0.0.1", description="Names under which the pages are reached, by comma.")
    secure: bool = Field(True, description="Cookies only over TLS, and browsers are told to insist on it.")
    debug: bool = Field(False, description="Shows tracebacks; refused where the address is public.")
    time_zone: str = Field("Europe/Berlin", description="Whose calendar says which day it is.")
    today: str = Field("", description="A fixed day (YYYY-MM-DD) for demonstrations and tests; empty: the clock's.")
    backup_folder: Path | None = Field(None, description="Where backups go, and where doctor looks for the last one.")
    metrics_token: SecretStr | None = Field(
        None, description="Who sends it as a bearer token may read /metrics; none: only this computer, past no proxy."
    )
    log_level: str = Field("INFO", description="DEBUG, INFO, WARNING or ERROR.")
    attachment_megabytes: int = Field(
        10, ge=1, le=100, description="A signed sheet or agreement attached is at most so large."
    )
    session_idle_minutes: int = Field(60, ge=5, description="Without a click for so long, one logs in again.")
    session_hours: int = Field(10, ge=1, description="A login ends after so many hours, whatever one does.")
    proxies: int = Field(0, ge=0, description="How many proxies of yours add to X-Forwarded-For; 0: none is believed.")
    smtp_host: str = Field("", description="Mail server for forgotten passwords; empty: no mail, the pages say so.")
    smtp_port: int = Field(587, description="Its port.")
    smtp_user: str = Field("", description="Login at the mail server.")
    smtp_password: SecretStr = Field(SecretStr(""), description="Password at the mail server.")
    smtp_security: Literal["starttls", "tls", "none"] = Field("starttls", description="starttls, tls or none.")
    mail_from: str = Field("kontaktdichte@localhost", description="Sender of mails.")
    mail_folder: str = Field("", description="Instead of a mail server: a folder in which each mail is a file.")


_PAGE = (
    "# Configuration", "",
    "All settings come from the environment. Generated from `src/kontaktdichte/web/settings.py` by `make docs`.",
    "With `--folder` the commands use the project's own database in that folder and set addresses and key themselves.",
)  # fmt: skip


@cache
def settings() -> Settings:
    """The environment as it was at the start. Raises pydantic.ValidationError."""
    return Settings()


def database(url: SecretStr) -> dict[str, Any]:
    """A PostgreSQL URL as Django wants it; ``?host=`` may name a socket's folder."""
    parts = urlsplit(url.get_secret_value())
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", None) or unquote(parts.hostname or ""),
        "PORT": str(parts.port or options.pop("port", "") or ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }


_own = settings()
SECRET_KEY = _own.secret_key.get_secret_value()
DEBUG = _own.debug
ALLOWED_HOSTS = [host.strip() for host in _own.allowed_hosts.split(",") if host.strip()]
DATABASES = {"default": database(_own.database_url)}
if _own.database_owner_url is not None:
    DATABASES["owner"] = database(_own.database_owner_url)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "web.User"
ROOT_URLCONF = "kontaktdichte.web.urls"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "pgtrigger",
    "pghistory",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "csp",
    "procrastinate.contrib.django",
    "kontaktdichte.web.apps.Web",
]
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = ""
PROCRASTINATE_IMPORT_PATHS = ["kontaktdichte.web.jobs"]
MIDDLEWARE = [
    "kontaktdichte.web.observation.Observed",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "kontaktdichte.web.middleware.InOrganisation",
    "axes.middleware.AxesMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "kontaktdichte.web.middleware.shown",
            ],
            "loaders": [("django.template.loaders.cached.Loader", ["django.template.loaders.filesystem.Loader"])],
            "libraries": {
                "kd": "kontaktdichte.web.templatetags.kd",
                "kern": "kontaktdichte.web.templatetags.kern",
            },
        },
    }
]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AXES_FAILURE_LIMIT = 8
AXES_VERBOSE = False
AXES_COOLOFF_TIME = 0.5  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "account/locked.html"
AXES_USERNAME_FORM_FIELD = "login"
AXES_USERNAME_CALLABLE = "kontaktdichte.web.entrance.tried"
AXES_CLIENT_IP_CALLABLE = "kontaktdichte.web.entrance.client_ip"
CSRF_FAILURE_VIEW = "kontaktdichte.web.views.errors.forbidden"
LOGIN_URL = "/anmelden/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = ACCOUNT_LOGOUT_REDIRECT_URL = "/anmelden/"

ACCOUNT_ADAPTER = "kontaktdichte.web.entrance.Accounts"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # nobody signs up: the adapter is closed and has no address for it
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # the administration enters addresses
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = bool(_own.smtp_host or _own.mail_folder)
ACCOUNT_EMAIL_SUBJECT_PREFIX = "kontaktdichte: "
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {  # a whole office comes from one address at eight; one account is tried by nobody that often
    "login": "300/m/ip", "login_failed": "100/5m/ip,20/h/key", "reset_password_from_key": "60/m/ip",
}  # fmt: skip
ACCOUNT_FORMS = {
    "login": "kontaktdichte.web.forms.account.LoginForm",
    "reset_password": "kontaktdichte.web.forms.account.ForgottenForm",
    "reset_password_from_key": "kontaktdichte.web.forms.account.NewPasswordForm",
    "change_password": "kontaktdichte.web.forms.account.ChangePasswordForm",
    "reauthenticate": "kontaktdichte.web.forms.account.AgainForm",
}
SOCIALACCOUNT_ADAPTER = "kontaktdichte.web.entrance.Providers"
SOCIALACCOUNT_LOGIN_ON_GET = True  # a form that leads to another house is refused by the security policy
MFA_ADAPTER = "kontaktdichte.web.entrance.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1  # telephones' clocks go half a minute wrong
MFA_FORMS = {
    "authenticate": "kontaktdichte.web.forms.account.CodeForm",
    "reauthenticate": "kontaktdichte.web.forms.account.CodeAgainForm",
    "activate_totp": "kontaktdichte.web.forms.account.AppForm",
    "add_webauthn": "kontaktdichte.web.forms.account.PasskeyForm",
}

EMAIL_BACKEND = "django.core.mail.backends." + (
    "smtp.EmailBackend" if _own.smtp_host else "filebased.EmailBackend" if _own.mail_folder else "dummy.EmailBackend"
)
EMAIL_HOST, EMAIL_PORT, EMAIL_TIMEOUT = _own.smtp_host, _own.smtp_port, 20
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _own.smtp_user, _own.smtp_password.get_secret_value()
EMAIL_USE_TLS, EMAIL_USE_SSL = _own.smtp_security == "starttls", _own.smtp_security == "tls"
EMAIL_FILE_PATH = _own.mail_folder
DEFAULT_FROM_EMAIL = _own.mail_from
CACHES = {  # counters of tries and codes already used: the workers share them
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "django_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}  # fmt: skip

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # never in a cookie: it names duties

LANGUAGE_CODE = "de"
LANGUAGES = [("de", "Deutsch"), ("en", "English")]
LOCALE_PATHS = [HERE / "locale"]
TIME_ZONE = _own.time_zone
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [HERE / "static", ("handbuch", HERE / "handbook" / "bilder")]
WHITENOISE_USE_FINDERS = True  # files are served from where they lie: nothing to collect

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _own.secure
SECURE_SSL_REDIRECT = False  # the proxy's work: docs/operations.md
SECURE_HSTS_SECONDS = 31_536_000 if _own.secure else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = _own.session_hours * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "manifest-src": ["'self'"],
    }
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "discreet": {
            "()": "kontaktdichte.web.observation.Discreet",
            "fmt": "%(levelname)s %(name)s %(message)s",
            "timestamp": "at",
            "rename_fields": {"levelname": "level", "name": "logger"},
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "discreet"}},
    "loggers": {"procrastinate": {"level": "WARNING"}},  # a line for each job would drown the requests
    "root": {"handlers": ["console"], "level": _own.log_level},
}


def configuration_page() -> str:
    """docs/configuration.md: every setting with its name in the environment, its default and what it is for."""
    rows = ["| variable | default | what it is for |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        variable = field.validation_alias or f"KONTAKTDICHTE_{name.upper()}"
        default = "must be given" if field.is_required() else field.default
        default = "none" if default in (None, "", SecretStr("")) else default
        rows.append(f"| `{variable}` | {default} | {field.description} |")
    return "\n".join([*_PAGE, "", *rows, ""])
