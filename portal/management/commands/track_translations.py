"""``manage.py track_translations``: learn what is published in every language, for a database from before that was
kept. Running it again changes nothing that is right.
"""

from __future__ import annotations

import time
from typing import Any

from django.core.management import BaseCommand
from django.db.models.signals import post_save

from portal.models import SourceWords, TranslationStatus
from portal.translation_tracking import track_everything


class Command(BaseCommand):
    help = "Learn anew which translations are live, and who made them. Needed once for a database from before."

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.monotonic()
        written = 0
        live = bool(getattr(self.stdout, "isatty", bool)())

        def tell(**kwargs: Any) -> None:
            nonlocal written
            written += 1
            if live:
                self.stdout.write(f"\rPages, records and translations: {written}\x1b[K", ending="")
                self.stdout.flush()

        for model in (SourceWords, TranslationStatus):
            post_save.connect(tell, sender=model, weak=False, dispatch_uid="track_translations")
        try:
            count = track_everything()
        finally:
            for model in (SourceWords, TranslationStatus):
                post_save.disconnect(sender=model, dispatch_uid="track_translations")
        known = TranslationStatus.objects.count()
        seconds = round(time.monotonic() - began)
        line = f"Pages and records: {count}. Translations of them: {known}. Seconds: {seconds}."
        self.stdout.write(f"\r{line}\x1b[K" if live else line)
