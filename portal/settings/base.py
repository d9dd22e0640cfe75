"""Settings every environment shares. The environment itself is read here and in ``production``, once, by
django-environ.
"""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.conf import locale as django_locale

from portal import languages

BASE_DIR = Path(__file__).resolve().parent.parent.parent
env = environ.Env()

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "portal.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "portal.translator_access.RightsForOneRequest",
]

INSTALLED_APPS = [
    "portal.apps.PortalConfig",
    "home",
    "services",
    "search",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.settings",
    "wagtail.contrib.redirects",
    "portal.apps.PortalUsersConfig",
    "wagtail.sites",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

# From the outside in. No session or sign-in on a reader's path: authentication is lazy and sets nothing unless it is
# asked.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "portal.middleware.health.HealthMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "portal.middleware.policy.ReaderPolicyMiddleware",
    "portal.middleware.language.LanguageFromPathMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "portal.translator_access.TranslatorAccessMiddleware",
    "services.admin_access.PartnerAccessMiddleware",
    "search.middleware.OneLookAtTheIndexMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["django.templatetags.i18n", "portal.templatetags.portal"],
        },
    }
]

# Languages: all from the one table.
django_locale.LANG_INFO.update(languages.django_language_info())
LANGUAGE_CODE = languages.DEFAULT_LANGUAGE
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = languages.django_languages()
LANGUAGES_BIDI = languages.django_bidi_languages()
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = WAGTAIL_I18N_ENABLED = True
USE_THOUSAND_SEPARATOR = False
USE_TZ = True
TIME_ZONE = "Europe/London"
WAGTAILADMIN_PERMITTED_LANGUAGES = [
    (code, languages.LANGUAGES[code].native_name)
    for code in ("en", "ar", "fa", "bn", "tr", "vi", "uk", "zh-hans", "fr", "es", "cy")
]

# To begin a translation publishes nothing: a translator does.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "var" / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = BASE_DIR / "var" / "media"

WAGTAIL_SITE_NAME = "Portal"
WAGTAILADMIN_BASE_URL = "http://127.0.0.1:8000"
# The host that canonical addresses and printed codes name; empty on a laptop, where any port will do.
PUBLIC_BASE_URL = ""
WAGTAILIMAGES_IMAGE_MODEL = "portal.PortalImage"
WAGTAILDOCS_DOCUMENT_MODEL = "portal.PortalDocument"
# What portal.machine_translation.configuration makes of the environment; None: no machine translates anything.
WAGTAILLOCALIZE_MACHINE_TRANSLATOR: dict[str, object] | None = None
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "modelsearch.backends.database"}}
# Addresses of a cluster, where one is to answer; empty: the project's own database answers everything.
ELASTICSEARCH_HOSTS: list[str] = []
ELASTICSEARCH_INDEX = "portal"
# Seconds a reader waits for the cluster before the database answers; then how long it is left alone.
ELASTICSEARCH_TIMEOUT = 0.7
ELASTICSEARCH_PAUSE = 30
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
# Seconds a mail server may be silent: an editor who writes to a service waits for it.
EMAIL_TIMEOUT = 10
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []

LOGIN_URL = "wagtailadmin_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/admin/"
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# Wagtail's preview shows a page in a frame of the admin's own.
X_FRAME_OPTIONS = "SAMEORIGIN"
SILENCED_SYSTEM_CHECKS = ["security.W019"]

# Readers get the strict policy on every page. The admin's is in portal.middleware.policy: Wagtail's editor writes style
# attributes and inline scripts of its own.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "script-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [SELF],
    }
}

# "pictures": maps, of which any reader may ask for any number. They push out one another, and never what limits floods
# of feedback; and they take up no room that all servers share.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "pictures": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pictures",
        "OPTIONS": {"MAX_ENTRIES": 200},
    },
}

# How long, in seconds, a browser and a shared cache may keep a public page. Facts reach every reader within this time.
PUBLIC_PAGE_MAX_AGE = 60

# What says where feedback is sent from: hashed and forgotten within minutes (portal.feedback.limits), never kept.
READER_ADDRESS_HEADER = "REMOTE_ADDR"

# Where the fonts for paper and the coastline are: npm packages, installed by ``make``.
NODE_MODULES = BASE_DIR / "node_modules"

# Nothing that could say who read what: no request lines, no addresses.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_reader": {"()": "portal.crash_log.WithoutReader"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler"},
        "crashes": {"class": "logging.StreamHandler", "filters": ["no_reader"]},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django.request": {"level": "ERROR", "handlers": ["crashes"], "propagate": False},
        "django.server": {"level": "ERROR", "handlers": ["crashes"], "propagate": False},
        "django.security": {"level": "CRITICAL"},
        "portal": {"level": "INFO"},
    },
}
