"""Settings: everything from the environment, safe by default, embedded defaults without any."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

import dj_database_url
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parents[2]


def flag(name: str, *, default: bool = False) -> bool:
    """Read a yes/no variable: 1, true, yes, on."""
    return os.environ.get(name, str(default)).strip().lower() in {"1", "true", "yes", "on"}


VAR = Path(os.environ.get("PRAKAN_VAR", ROOT / "var"))  # database, evidence, reports: one folder to back up
VAR.mkdir(parents=True, exist_ok=True)

DEMO = flag("PRAKAN_DEMO")  # one-click sign-in, made-up people; never on a real installation
DEBUG = flag("PRAKAN_DEBUG")
AGENCY_FOLDER = Path(os.environ.get("PRAKAN_AGENCY", ROOT / "agencies" / "onesqa"))


def secret_key() -> str:
    """Read the key from the environment, or make one once and keep it in VAR, readable by its owner only."""
    if key := os.environ.get("PRAKAN_SECRET_KEY"):
        return key
    path = VAR / "secret-key"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(descriptor, "w") as file:
        file.write(key := os.urandom(48).hex())
    return key


SECRET_KEY = secret_key()
ALLOWED_HOSTS = [h for h in os.environ.get("PRAKAN_HOSTS", "127.0.0.1,localhost").split(",") if h]
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("PRAKAN_ORIGINS", "").split(",") if o]
HTTPS = flag("PRAKAN_HTTPS")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "csp",
    "django_htmx",
    "prakan.foundation",
    "prakan.planning",
    "prakan.reporting",
    "prakan.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "prakan.web.shell.language.LanguageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "prakan.web.shell.access.AccessMiddleware",
    "prakan.web.shell.refusals.RefusalMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "prakan.config.urls"
WSGI_APPLICATION = "prakan.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "prakan.web.shell.context.shell",
            ],
            # Known to every template without {% load %}.
            "builtins": [
                "django.templatetags.static",
                "prakan.web.templatetags.assets",
                "prakan.web.templatetags.bars",
                "prakan.web.templatetags.figures",
                "prakan.web.templatetags.forms",
                "prakan.web.templatetags.words",
            ],
        },
    }
]

SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": str(VAR / "prakan.sqlite3"),
    "OPTIONS": {
        # IMMEDIATE: under DEFERRED upgrading a read lock fails at once, whatever the time-out (measured).
        # FULL: what was confirmed survives a power cut, not only a killed process.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;",
    },
}
DATABASES = {
    "default": dj_database_url.parse(os.environ["DATABASE_URL"], conn_max_age=60)
    if os.environ.get("DATABASE_URL")
    else SQLITE
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "foundation.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]

CSRF_FAILURE_VIEW = "prakan.web.pages.errors.form_expired"

LANGUAGE_CODE = "th"
LANGUAGES = [("th", "ไทย"), ("en", "English")]
LOCALE_PATHS = [ROOT / "prakan" / "web" / "locale"]
TIME_ZONE = "Asia/Bangkok"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
MEDIA_ROOT = VAR / "files"
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_LIMIT = int(os.environ.get("PRAKAN_FILE_LIMIT_MB", "50")) * 1024 * 1024  # one evidence file

SITE_URL = os.environ.get("PRAKAN_SITE_URL", "http://127.0.0.1:8000").rstrip("/")  # in mails
MAIL_DOMAIN = urlsplit(SITE_URL).hostname or "localhost"
DEFAULT_FROM_EMAIL = os.environ.get("PRAKAN_MAIL_FROM", f"prakan@{MAIL_DOMAIN}")
EMAIL_FILE_PATH = VAR / "mail"  # without a mail server, mails are kept as files
EMAIL_TIMEOUT = 20
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
if os.environ.get("EMAIL_URL"):  # smtp://user:password@host:port, smtp+tls://…, smtps://…
    mail_server = urlsplit(os.environ["EMAIL_URL"])
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_USE_SSL = mail_server.scheme == "smtps"
    EMAIL_USE_TLS = mail_server.scheme == "smtp+tls"
    EMAIL_HOST = mail_server.hostname or "localhost"
    EMAIL_PORT = mail_server.port or (465 if EMAIL_USE_SSL else 587 if EMAIL_USE_TLS else 25)
    EMAIL_HOST_USER = unquote(mail_server.username or "")
    EMAIL_HOST_PASSWORD = unquote(mail_server.password or "")
SEAL_EVERY_HOURS = int(os.environ.get("PRAKAN_SEAL_EVERY_HOURS", "1"))

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0

if DEMO and HTTPS:
    raise ImproperlyConfigured(
        "PRAKAN_DEMO gives one-click sign-in: it is refused together with PRAKAN_HTTPS"
    )
