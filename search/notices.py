"""What a reader is told about how their words were understood."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from .question import Question


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence, and where it helps a link that undoes what it says."""

    text: str
    link: str = ""
    url: str = ""


def understood(question: Question | None) -> list[Notice]:
    if question is None:
        return []
    said = [
        Notice(_("We took “%(typed)s” for “%(meant)s”.") % {"typed": typed, "meant": meant})
        for typed, meant in question.corrected.items()
    ]
    if question.unknown and question.needed:
        said.append(Notice(_("We left out “%(words)s”: nothing here has it.") % {"words": ", ".join(question.unknown)}))
    return said
