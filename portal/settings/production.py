"""Production: everything comes from the environment (``.env.example`` lists it) and nothing weak is accepted."""

from django.core.exceptions import ImproperlyConfigured

from portal.machine_translation.configuration import machine_translator

from .base import *  # noqa: F403
from .base import CACHES, env

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY")
if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 10 or SECRET_KEY.startswith("django-insecure"):
    raise ImproperlyConfigured("SECRET_KEY is weak: use at least 50 random characters (make secret prints one).")

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
WAGTAILADMIN_BASE_URL = PUBLIC_BASE_URL = env.str("BASE_URL").rstrip("/")
CSRF_TRUSTED_ORIGINS = [WAGTAILADMIN_BASE_URL]
DATABASES = {"default": {**env.db_url("DATABASE_URL"), "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}}
if env.str("REDIS_URL", default=""):
    # A cache that is away costs time, never a page.
    CACHES["default"] = {
        "BACKEND": "django_redis.cache.RedisCache",
        "LOCATION": env.str("REDIS_URL"),
        "OPTIONS": {"IGNORE_EXCEPTIONS": True, "SOCKET_CONNECT_TIMEOUT": 1, "SOCKET_TIMEOUT": 1},
    }
# Without hosts the project's own database answers every search.
ELASTICSEARCH_HOSTS = env.list("ELASTICSEARCH_HOSTS", default=[])
ELASTICSEARCH_INDEX = env.str("ELASTICSEARCH_INDEX", default="portal")
ELASTICSEARCH_TIMEOUT = env.float("ELASTICSEARCH_TIMEOUT", default=0.7)
ELASTICSEARCH_PAUSE = env.int("ELASTICSEARCH_PAUSE", default=30)
ELASTICSEARCH_API_KEY = env.str("ELASTICSEARCH_API_KEY", default="")
# A file with the certificate of the authority that signed the cluster's, where it is one of your own.
ELASTICSEARCH_CA = env.str("ELASTICSEARCH_CA", default="")
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = machine_translator(
    env.str("MACHINE_TRANSLATION_PROVIDER", default=""),
    key=env.str("MACHINE_TRANSLATION_KEY", default=""),
    url=env.str("MACHINE_TRANSLATION_URL", default=""),
)
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
# Who e-mails are from: editors who forgot a password, and services that are asked whether their facts are right.
DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", default="webmaster@localhost")

# The proxy in front hands it on with feedback only (deploy/Caddyfile). Its last entry is the proxy's own word.
READER_ADDRESS_HEADER = "HTTP_X_FORWARDED_FOR"

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
