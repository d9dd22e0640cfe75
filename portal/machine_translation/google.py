"""Google's translator. Imported only where it is wanted: its package (google-cloud-translate) is not in the portal's
requirements.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.utils.functional import cached_property
from wagtail_localize.machine_translators.google import GoogleCloudTranslator


class PatientClient:
    """Google's client, which waits ten minutes and tries again and again unless it is told not to."""

    def __init__(self, client: Any, patience: int) -> None:
        self._client, self._patience = client, patience

    def translate_text(self, request: dict[str, Any]) -> Any:
        return self._client.translate_text(request=request, timeout=self._patience, retry=None)


class Google(GoogleCloudTranslator):
    @cached_property
    def client(self) -> PatientClient:
        return PatientClient(super().client, self.options["PATIENCE"])


def connect(path: str, patience: int) -> Google:
    """Raises OSError or ValueError where the file is not a service account's."""
    project = json.loads(Path(path).read_text(encoding="utf-8"))["project_id"]
    return Google({"CREDENTIALS_PATH": path, "PROJECT_ID": project, "PATIENCE": patience})
