"""What a reader sent, checked without losing a word of it, and kept without anything about them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, Self

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.models import Feedback
from portal.models.feedback import FeedbackState, Useful

from .limits import is_first
from .masking import masked
from .subjects import clean_path, subject_of
from .tokens import Token, judge

MOST_CHARACTERS: Final = 1000
#: A box nobody sees. Who fills it in is a machine.
TRAP: Final = "subject"
#: A browser says so of a form on a page of ours, and of an address that was typed.
OUR_OWN: Final = ("same-origin", "none")
UNSEEN: Final = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Message:
    """``about``: a path of ours, or "". ``text`` has one character for a new line."""

    about: str = ""
    useful: str = ""
    text: str = ""
    token: str = field(default="", repr=False)
    is_trapped: bool = False

    @classmethod
    def parse(cls, data: QueryDict) -> Self:
        useful = data.get("useful", "")
        text = data.get("text", "").replace("\r\n", "\n").replace("\r", "\n")
        return cls(
            about=clean_path(data.get("about", "")),
            useful=useful if useful in Useful.values else "",
            text=UNSEEN.sub(" ", text).strip(),
            token=data.get("token", ""),
            is_trapped=bool(data.get(TRAP)),
        )

    def problem(self) -> str:
        """What the reader must change, in their language; "" for nothing."""
        if not self.text and not self.useful:
            return _("Choose yes or no, or write something.")
        over = len(self.text) - MOST_CHARACTERS
        if over > 0:
            return ngettext(
                "Your words are too long. Please take away %(count)s letter.",
                "Your words are too long. Please take away %(count)s letters.",
                over,
            ) % {"count": over}
        return ""

    def token_is(self, *judgements: Token) -> bool:
        return judge(self.token) in judgements

    def keep(self, language: str) -> Feedback | None:
        """Write it down; None where the same was written down a moment ago."""
        # The token tells one reader's second press from another reader's same yes.
        if not is_first(self.token, self.about, self.useful, self.text):
            return None
        subject = subject_of(self.about)
        return Feedback.objects.create(
            about_path=self.about,
            about_kind=subject.kind if subject else "",
            about_key=subject.key if subject else None,
            about_title=subject.english_title if subject else "",
            organisation=subject.organisation if subject else None,
            language=language,
            useful=self.useful,
            text=masked(self.text),
            # A bare yes or no is counted; there is nothing to read.
            state=FeedbackState.NEW if self.text else FeedbackState.READ,
        )


def comes_from_us(request: HttpRequest) -> bool:
    """Whether a form was sent from a page of this site, as far as the browser says.

    Our pages send no referrer, for which a browser writes ``Origin: null``; then only ``Sec-Fetch-Site`` tells.
    """
    site = request.headers.get("Sec-Fetch-Site", "")
    if site:
        return site in OUR_OWN
    origin = request.headers.get("Origin", "null")
    return origin == "null" or origin.partition("://")[2] == request.get_host()
