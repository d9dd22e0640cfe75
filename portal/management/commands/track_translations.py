"""``manage.py track_translations``: learn what is published in every language, for a database from before that was
kept. Running it again changes nothing that is right.
"""

from __future__ import annotations

import time
from typing import Any

from django.core.management import BaseCommand

from portal.models import TranslationStatus
from portal.translation_tracking import track_everything


class Command(BaseCommand):
    help = "Learn anew which translations are live, outdated or checked. Needed once, after an update from before."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write("Reading every page and record in every language …")
        began = time.monotonic()
        count = track_everything()
        seconds = round(time.monotonic() - began)
        known = TranslationStatus.objects.count()
        self.stdout.write(f"{count} pages and records, {known} translations of them, in {seconds} seconds.")
