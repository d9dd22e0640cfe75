from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from tests.conftest import need

ROOT = Path(settings.BASE_DIR)
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(autouse=True)
def _demo_content(demo, db) -> None:
    """Every test here reads the whole demo."""


@pytest.fixture(scope="session")
def portal(demo, django_db_blocker) -> Iterator[str]:
    """The portal as a process of its own on the test database; yields its address without a closing slash."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with django_db_blocker.unblock():
        database = connection.settings_dict
        if connection.vendor == "sqlite":
            url = f"sqlite:///{database['NAME']}"
        else:
            url = f"postgres://{database['USER']}@{database['HOST']}:{database['PORT']}/{database['NAME']}"
    environment = {**os.environ, "TEST_DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "portal.settings.test"}
    command = [sys.executable, "-m", "gunicorn", "portal.wsgi", "--bind", f"127.0.0.1:{port}", "--threads", "4"]
    server = subprocess.Popen([*command, "--log-level", "warning"], cwd=ROOT, env=environment)
    address = f"http://127.0.0.1:{port}"
    try:
        for _attempt in range(150):
            try:
                urllib.request.urlopen(f"{address}/health/", timeout=1).close()
                break
            except OSError:
                assert server.poll() is None, "the portal's process ended"
                time.sleep(0.2)
        else:
            pytest.fail("the portal did not answer within 30 seconds")
        yield address
    finally:
        server.terminate()
        server.wait(10)


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """A headless Chromium, by Playwright."""
    need(CHROMIUM is not None, "Chromium")
    # Playwright's event loop makes Django think that tests run inside one.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    from playwright.sync_api import sync_playwright

    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def editor(demo, django_db_blocker) -> str:
    """An editor of Lantern House, as name and password; kept, so that the portal's own process sees the account."""
    from django.contrib.auth.models import Group
    from django.core.management import call_command

    from portal.models import Organisation, User

    with django_db_blocker.unblock():
        call_command("setup_groups")
        own = Organisation.objects.records().get(slug="lantern-house")
        user = User.objects.create_user("editor", password="editor", organisation=own)
        user.groups.add(Group.objects.get(name="Partner editors"))
    return "editor"
