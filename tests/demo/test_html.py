"""The Nu validator on every kind of page, and on the style sheet."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from django.conf import settings

from tests.conftest import need

from .addresses import ONE_OF_EACH

VALIDATOR = Path(settings.NODE_MODULES) / "vnu-jar" / "build" / "dist" / "vnu.jar"


def test_pages_are_valid(client, tmp_path):
    need(shutil.which("java") is not None and VALIDATOR.exists(), "the Nu HTML validator (java, npm's vnu-jar)")
    for language in ("en", "ar"):
        for number, path in enumerate(["/", *(f"/{language}/{each}" for each in ONE_OF_EACH)]):
            (tmp_path / f"{language}-{number}.html").write_bytes(client.get(path).content)
    for sheet in ("portal.css", "desk.css"):
        shutil.copy(Path(settings.STATICFILES_DIRS[0]) / "css" / sheet, tmp_path)
    command = ["java", "-jar", str(VALIDATOR), "--also-check-css", "--errors-only", str(tmp_path)]
    report = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert report.returncode == 0, report.stderr
