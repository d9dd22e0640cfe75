"""Counting words that found nothing or little, so that editors can see what people lack. Nothing about anybody is kept.

Only the words, the day, the language and a count: no time, no address, no order. What looks like a number, a postcode,
an e-mail address or a whole story is not kept, and what few people asked is neither shown nor kept for long.
"""

from __future__ import annotations

import datetime
import logging
import re
from typing import Any, Final

from django.db import DatabaseError, transaction
from django.db.models import F, QuerySet, Sum
from django.utils import timezone

from .folding import fold, tokens
from .models import MissedWords

logger = logging.getLogger("portal.search")

#: Fewer results than this are little.
LITTLE: Final = 3
MOST_WORDS: Final = 6
LONGEST: Final = 80
#: Different words kept for one day and language: a flood of junk must not fill the table.
MOST_A_DAY: Final = 1000
SEEN_ENOUGH: Final = 3
#: Days that the work list looks back on.
PERIOD: Final = 90
#: Days after which rare words, and after which all words, are forgotten.
RARE_KEPT: Final = 30
ALL_KEPT: Final = 365
#: Digits, in one run or in several (a phone number, a date of birth, "QQ 12 34 56 C"), that may be about somebody.
MANY_DIGITS: Final = 3
_DIGIT: Final = re.compile(r"[0-9]")
#: A full postcode is about fifteen homes; its first half is a district and may stay.
_POSTCODE: Final = re.compile(r"\b[a-z]{1,2}[0-9][a-z0-9]?[\s-]*[0-9][a-z]{2}\b")
#: What ``folding.tokens`` cuts at. Chinese is not cut into pairs here: an editor must be able to read it.
_BETWEEN_WORDS: Final = re.compile(r"[^\w\u0900-\u0dff]+")


def note_result(text: str, language: str, total: int) -> None:
    """Count a search that found nothing or little. Never in the reader's way: a failure is only logged."""
    words = words_to_keep(text) if total < LITTLE else ""
    if not words:
        return
    key: dict[str, Any] = {"day": timezone.localdate(), "language": language, "words": words}
    try:
        with transaction.atomic():
            if _count_one(key, total) or not _has_room(key["day"], language):
                return
            # Somebody else's first search for the same words may have come in between.
            MissedWords.objects.bulk_create([MissedWords(**key)], ignore_conflicts=True)
            _count_one(key, total)
    except DatabaseError:
        logger.warning("a search that found little could not be counted")


def _count_one(key: dict[str, Any], total: int) -> bool:
    column = "little" if total else "nothing"
    return bool(MissedWords.objects.filter(**key).update(**{column: F(column) + 1}))


def _has_room(day: datetime.date, language: str) -> bool:
    return MissedWords.objects.filter(day=day, language=language).count() < MOST_A_DAY


def words_to_keep(text: str) -> str:
    """The folded words of a search, or nothing where they could be about a person: numbers, addresses, a story.

    >>> words_to_keep("Dentist, Leeds!"), words_to_keep("dentist LS1 4AP")
    ('dentist leeds', '')
    """
    folded = fold(text)
    if "@" in folded or len(_DIGIT.findall(folded)) >= MANY_DIGITS or _POSTCODE.search(folded):
        return ""
    if len(tokens(text, MOST_WORDS + 1)) > MOST_WORDS:
        return ""
    words = " ".join(_BETWEEN_WORDS.sub(" ", folded).split())
    return words if len(words) <= LONGEST else ""


def work_list(days: int = PERIOD, language: str = "", today: datetime.date | None = None) -> QuerySet[Any, Any]:
    """Words that were looked for often enough, the most sought first: ``words``, ``language``, ``nothing``, ``little``,
    ``times``.
    """
    since = (today or timezone.localdate()) - datetime.timedelta(days=days)
    rows = MissedWords.objects.filter(day__gte=since)
    if language:
        rows = rows.filter(language=language)
    # ``times`` first: after them, "nothing" and "little" would be the sums, which cannot be summed again.
    counted = rows.values("language", "words").annotate(
        times=Sum(F("nothing") + F("little")), nothing=Sum("nothing"), little=Sum("little")
    )
    return counted.filter(times__gte=SEEN_ENOUGH).order_by("-times", "words", "language")


def forget_old(today: datetime.date) -> int:
    """Drop old counts, rare words sooner; returns how many rows. Part of ``manage.py search sync``."""
    gone = MissedWords.objects.filter(day__lt=today - datetime.timedelta(days=ALL_KEPT)).delete()[0]
    past = MissedWords.objects.filter(day__lt=today - datetime.timedelta(days=RARE_KEPT))
    for language in past.order_by().values_list("language", flat=True).distinct():
        common = work_list(ALL_KEPT, language, today).order_by().values("words")
        gone += past.filter(language=language).exclude(words__in=common).delete()[0]
    return gone
