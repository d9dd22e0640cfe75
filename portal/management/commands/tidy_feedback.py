"""``manage.py tidy_feedback``: readers were told that their words go after a year. Run it every day."""

from __future__ import annotations

from typing import Any

from django.core.management import BaseCommand
from django.utils import timezone

from portal.models import Feedback


class Command(BaseCommand):
    help = "Delete the words of feedback that is a year old. What was done about it stays."

    def handle(self, *args: Any, **options: Any) -> None:
        old = Feedback.objects.with_old_words(timezone.localdate())
        self.stdout.write(f"Words deleted: {old.update(text='', translation='')}")
