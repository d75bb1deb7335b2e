"""Settings: everything from the environment, safe by default, embedded defaults without any."""

from __future__ import annotations

import os
import shlex
from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from prakan.config.policy import content_policy
from prakan.config.reading import days_of, flag, json_object
from prakan.config.stores import store_of

ROOT = Path(__file__).resolve().parents[2]
#: where var, agencies and frameworks lie: the checkout; for an installed package the folder it is started in
HOME = ROOT if (ROOT / "pyproject.toml").is_file() else Path.cwd()

VAR = Path(os.environ.get("PRAKAN_VAR", HOME / "var"))  # database, evidence, reports: one folder to back up
VAR.mkdir(parents=True, exist_ok=True)

DEMO = flag("PRAKAN_DEMO")  # one-click sign-in, made-up people; never on a real installation
DEBUG = flag("PRAKAN_DEBUG")
AGENCY_FOLDER = Path(os.environ.get("PRAKAN_AGENCY", HOME / "agencies" / "onesqa"))
FRAMEWORKS_FOLDER = Path(os.environ.get("PRAKAN_FRAMEWORKS", HOME / "frameworks" / AGENCY_FOLDER.name))


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
    "prakan.foundation",
    "prakan.registry",
    "prakan.planning",
    "prakan.assessors",
    "prakan.assessment",
    "prakan.reporting",
    "prakan.web",  # before the libraries: its templates replace theirs
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "axes",
    "csp",
    "django_htmx",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "prakan.web.shell.keys.KeyMiddleware",
    "prakan.web.shell.language.LanguageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "prakan.web.shell.access.AccessMiddleware",
    "prakan.web.shell.second_factor.SecondFactorMiddleware",
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
                "prakan.web.templatetags.keeping",
                "prakan.web.templatetags.words",
            ],
        },
    }
]

FORM_RENDERER = "prakan.web.forms.drawing.Renderer"

KEPT_OPEN = 60  # seconds that a thread keeps its connection; opening one costs more than most questions
SQLITE = {
    "ENGINE": "prakan.foundation.sqlite",  # those that write wait in line
    "NAME": str(VAR / "prakan.sqlite3"),
    "CONN_MAX_AGE": KEPT_OPEN,
    "OPTIONS": {
        # IMMEDIATE: under DEFERRED upgrading a read lock fails at once, whatever the time-out (measured).
        # FULL: what was confirmed survives a power cut, not only a killed process.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;",
    },
}
DATABASES = {
    # Looked at before each request: one that the database has ended meanwhile is opened anew.
    "default": dj_database_url.parse(
        os.environ["DATABASE_URL"], conn_max_age=KEPT_OPEN, conn_health_checks=True
    )
    if os.environ.get("DATABASE_URL")
    else SQLITE
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "foundation.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]

CSRF_FAILURE_VIEW = "prakan.web.pages.errors.form_expired"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SECOND_FACTOR = flag("PRAKAN_SECOND_FACTOR", default=True)  # 0 only where the identity provider asks for one
ACCOUNT_ADAPTER = "prakan.web.shell.signing_in.AccountAdapter"
ACCOUNT_FORMS = {"login": "prakan.web.forms.signin.SignInForm"}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_EMAIL_VERIFICATION = "none"  # addresses are given by the administrator, never by the person
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_SESSION_COOKIE_AGE = SESSION_COOKIE_AGE = 12 * 60 * 60
ACCOUNT_RATE_LIMITS = {"login_failed": "60/m/ip"}  # accounts are locked by axes, in the database
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("PRAKAN_PROXIES", "0"))  # reverse proxies in front
MFA_ADAPTER = "prakan.web.shell.signing_in.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Prakan"
MFA_TOTP_TOLERANCE = (
    1  # steps of 30 s to either side: a code that changes while it is typed still counts (RFC 6238)
)

# One identity provider (OpenID Connect); it opens the accounts of people the administrator has added.
SOCIALACCOUNT_ADAPTER = "prakan.web.shell.signing_in.ProviderAdapter"
OIDC_URL = os.environ.get("OIDC_URL", "")
OIDC = urlsplit(OIDC_URL)
SOCIALACCOUNT_PROVIDERS: dict[str, dict[str, object]] = {}
if OIDC_URL:
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "oidc",
                "name": os.environ.get("OIDC_NAME", "OpenID Connect"),
                "client_id": os.environ["OIDC_CLIENT"],
                "secret": os.environ["OIDC_SECRET"],
                "settings": {"server_url": OIDC_URL},
            }
        ],
    }

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "prakan.web.shell.signing_in.username_of"
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "prakan.web.shell.signing_in.address_of"
AXES_LOCKOUT_CALLABLE = "prakan.web.shell.signing_in.locked_out"
AXES_VERBOSE = False

LANGUAGE_CODE = "th"
LANGUAGES = [("th", "ไทย"), ("en", "English")]
LOCALE_PATHS = [ROOT / "prakan" / "web" / "locale"]
TIME_ZONE = "Asia/Bangkok"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STORAGES = {
    "default": store_of(os.environ.get("PRAKAN_STORAGE", "")),  # s3://bucket/prefix?endpoint=https://…
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
MEDIA_ROOT = VAR / "files"
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_LIMIT = int(os.environ.get("PRAKAN_FILE_LIMIT_MB", "50")) * 1024 * 1024  # one evidence file

# Uploads in parts (tus): one file, all unfinished ones of a person, begun in an hour, how long they may rest.
UPLOAD_LIMIT = int(os.environ.get("PRAKAN_UPLOAD_LIMIT_MB", "2048")) * 1024 * 1024
UPLOAD_QUOTA = int(os.environ.get("PRAKAN_UPLOAD_QUOTA_MB", "10240")) * 1024 * 1024
UPLOAD_RATE = int(os.environ.get("PRAKAN_UPLOAD_RATE", "300"))
LICENCE_CHECKS = int(os.environ.get("PRAKAN_LICENCE_CHECKS", "30"))
RESULT_READS = int(os.environ.get("PRAKAN_RESULT_READS", "120"))  # public pages of results, a minute
#: how others find the keys of the agency: "" by an address, "did:web" by the domain of PRAKAN_SITE_URL
CREDENTIAL_ISSUER = os.environ.get("PRAKAN_CREDENTIAL_ISSUER", "")
UPLOAD_REST = timedelta(hours=int(os.environ.get("PRAKAN_UPLOAD_HOURS", "72")))
DISK_RESERVE = int(os.environ.get("PRAKAN_DISK_RESERVE_MB", "1024")) * 1024 * 1024  # never filled by uploads

SCAN = shlex.split(os.environ.get("PRAKAN_SCAN", ""))  # a command that takes a path: 0 clean, 1 harmful
SCAN_PATIENCE = int(os.environ.get("PRAKAN_SCAN_SECONDS", "300"))  # for one file
SCAN_AT_ONCE = 16 * 1024 * 1024  # bytes: smaller files are scanned while the person waits

TRANSCRIBE = shlex.split(
    os.environ.get("PRAKAN_TRANSCRIBE", "")
)  # a command that takes a path, or an address
TRANSCRIBE_HEADERS = json_object(os.environ.get("PRAKAN_TRANSCRIBE_HEADERS", "{}"))  # of an address
TRANSCRIBE_PATIENCE = int(os.environ.get("PRAKAN_TRANSCRIBE_SECONDS", "900"))  # for one recording
TRANSCRIBE_LIMIT = int(os.environ.get("PRAKAN_TRANSCRIBE_MB", "500")) * 1024 * 1024  # of one recording

VERIFY_BYTES = int(os.environ.get("PRAKAN_VERIFY_MB", "51200")) * 1024 * 1024  # of stored files, a night
VERIFY_SECONDS = int(os.environ.get("PRAKAN_VERIFY_MINUTES", "120")) * 60
VERIFY_HOUR = int(os.environ.get("PRAKAN_VERIFY_HOUR", "1"))
FIELD_FILE_DAYS = int(os.environ.get("PRAKAN_FIELD_FILE_DAYS", "7"))  # to be confirmed by the agency
FIELD_SILENT_HOURS = int(os.environ.get("PRAKAN_FIELD_SILENT_HOURS", "4"))  # of a device during a visit

SITE_URL = os.environ.get("PRAKAN_SITE_URL", "http://127.0.0.1:8000").rstrip("/")  # in mails
MAIL_DOMAIN = urlsplit(SITE_URL).hostname or "localhost"
DEFAULT_FROM_EMAIL = os.environ.get("PRAKAN_MAIL_FROM", f"prakan@{MAIL_DOMAIN}")
EMAIL_FILE_PATH = VAR / "mail"  # without a mail server, mails are kept as files
EMAIL_TIMEOUT = 20
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_URL = os.environ.get("EMAIL_URL", "")  # smtp://user:password@host:port, smtp+tls://…, smtps://…
if EMAIL_URL:
    mail_server = urlsplit(EMAIL_URL)
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_USE_SSL = mail_server.scheme == "smtps"
    EMAIL_USE_TLS = mail_server.scheme == "smtp+tls"
    EMAIL_HOST = mail_server.hostname or "localhost"
    EMAIL_PORT = mail_server.port or (465 if EMAIL_USE_SSL else 587 if EMAIL_USE_TLS else 25)
    EMAIL_HOST_USER = unquote(mail_server.username or "")
    EMAIL_HOST_PASSWORD = unquote(mail_server.password or "")
# Without these, no SMS and no LINE message leaves.
CHANNEL_TIMEOUT = 10  # seconds that a gateway may take to answer
MAIL_PER_DAY = int(os.environ.get("PRAKAN_MAIL_PER_DAY", "0"))  # 0: any number
SMS_URL = os.environ.get("SMS_URL", "")
SMS_FORM = flag("SMS_FORM")  # a form instead of JSON
SMS_BODY = json_object(os.environ.get("SMS_BODY", '{"to": "{to}", "text": "{text}", "sender": "{sender}"}'))
SMS_HEADERS = json_object(os.environ.get("SMS_HEADERS", "{}"))  # credentials of the gateway
SMS_SENDER = os.environ.get("SMS_SENDER", "PRAKAN")
SMS_PER_DAY = int(os.environ.get("PRAKAN_SMS_PER_DAY", "0"))
# What a gateway tells later: whether an SMS arrived. Off without a token.
SMS_HOOK_TOKEN = os.environ.get("SMS_HOOK_TOKEN", "")
SMS_RECEIPT = json_object(
    os.environ.get(
        "SMS_RECEIPT",
        '{"reference": "reference", "status": "status", "arrived": ["DELIVRD"],'
        ' "failed": ["UNDELIV", "EXPIRED", "REJECTD", "DELETED"]}',
    )
)
LINE_URL = os.environ.get("LINE_URL", "https://api.line.me").rstrip("/")
LINE_TOKEN = os.environ.get("LINE_TOKEN", "")  # channel access token
LINE_SECRET = os.environ.get("LINE_SECRET", "")  # signs what LINE tells us
LINE_ACCOUNT = os.environ.get("LINE_ACCOUNT", "")  # "@agency": whom people add as a friend
LINE_PER_DAY = int(os.environ.get("PRAKAN_LINE_PER_DAY", "0"))
# Personal data in messages that are done: forgotten after so many days; 0: never.
MESSAGE_DAYS = int(os.environ.get("PRAKAN_MESSAGE_DAYS", "365"))
# Dossiers of cases that were taken out: the file is kept for so many days; 0: for ever.
DOSSIER_DAYS = int(os.environ.get("PRAKAN_DOSSIER_DAYS", "30"))

# The programming interface: calls that one key may make in a minute (0: any number), bytes of one request.
API_PER_MINUTE = int(os.environ.get("PRAKAN_API_PER_MINUTE", "600"))
API_BODY_LIMIT = int(os.environ.get("PRAKAN_API_BODY_MB", "32")) * 1024 * 1024
API_ITEMS = int(os.environ.get("PRAKAN_API_ITEMS", "50000"))  # of one request
#: how long what an ended contact of an institution says is kept; None: to be confirmed, nothing is erased
CONTACT_DAYS = int(days) if (days := os.environ.get("PRAKAN_CONTACT_DAYS", "")) else None
#: days before the end of a licence from which its holder is reminded, each once
LICENCE_REMINDERS = days_of(os.environ.get("PRAKAN_LICENCE_REMINDERS", "30,60,90,180"))
#: whether lists of recruitment that are published name people, beside the numbers of their applications
RECRUITMENT_NAMES = os.environ.get("PRAKAN_RECRUITMENT_NAMES", "") == "1"

# The service in use before, for prakan import-service; its certificate is always checked.
SERVICE_URL = os.environ.get("PRAKAN_SERVICE_URL", "")
SERVICE_ID = os.environ.get("PRAKAN_SERVICE_ID", "")
SERVICE_TOKEN = os.environ.get("PRAKAN_SERVICE_TOKEN", "")

# The field app: devices of one person, calls of one device in a minute, files it may begin in an hour, the
# oldest version of the app that is taken.
FIELD_DEVICES = int(os.environ.get("PRAKAN_FIELD_DEVICES", "5"))
FIELD_PER_MINUTE = int(os.environ.get("PRAKAN_FIELD_PER_MINUTE", "240"))
FIELD_UPLOAD_RATE = int(os.environ.get("PRAKAN_FIELD_UPLOAD_RATE", "2000"))
FIELD_OLDEST_APP = os.environ.get("PRAKAN_FIELD_OLDEST_APP", "1")

SEAL_EVERY_HOURS = int(os.environ.get("PRAKAN_SEAL_EVERY_HOURS", "1"))

CONTENT_SECURITY_POLICY = content_policy(OIDC)
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
