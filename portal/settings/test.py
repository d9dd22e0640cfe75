"""Tests: SQLite, or the PostgreSQL that ``TEST_DATABASE_URL`` names (CI runs the suite on both).

SQLite is a file, not memory: the browser tests' server is a process of its own and reads the same database. Two runs
beside each other need a file each (``TEST_SQLITE``).
"""

from .base import *  # noqa: F403
from .base import BASE_DIR, env

DEBUG = False
SECRET_KEY = "only-for-tests-" + "x" * 40
ALLOWED_HOSTS = ["*"]
DATABASES = {"default": env.db_url("TEST_DATABASE_URL", default=f"sqlite:///{BASE_DIR}/var/unused.sqlite3")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": env.str("TEST_SQLITE", default=str(BASE_DIR / "var" / "test.sqlite3"))}
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;",
    }
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
