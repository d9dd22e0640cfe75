"""The sentences of a letter of complaint. Each is told twice: in the reader's language, and in English for whoever gets
the letter.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

HAPPENED: Final = {
    "no-interpreter": gettext_noop("I was not given an interpreter."),
    "bad-interpreter": gettext_noop("The interpreter did not do the job well."),
    "papers": gettext_noop("I was asked for papers that I do not have."),
    "refused": gettext_noop("I asked to register and was refused."),
    "no-help": gettext_noop("I did not get the care or help that I need."),
    "wait": gettext_noop("I waited too long."),
    "respect": gettext_noop("I was not treated with respect."),
    "private": gettext_noop("Private things about me were told to others."),
    "home": gettext_noop("The place where I live is not safe, or something is broken."),
}
WANTED: Final = {
    "right": gettext_noop("I want you to put it right."),
    "explain": gettext_noop("I want you to tell me why it happened."),
    "sorry": gettext_noop("I want you to say sorry."),
    "interpreter": gettext_noop("I want an interpreter next time."),
    "records": gettext_noop("I want you to correct what is written about me."),
    "others": gettext_noop("I want you to make sure that it does not happen again."),
}
ANSWERS: Final = {
    "letter": gettext_noop("Please send me a letter."),
    "email": gettext_noop("Please send me an e-mail."),
    "phone": gettext_noop("Please phone me, with an interpreter."),
}
#: What stands around them. "#" is a language.
FRAME: Final = {
    "title": gettext_noop("I want to make a complaint"),
    "to": gettext_noop("Who this letter is to"),
    "where": gettext_noop("Where it happened"),
    "when": gettext_noop("When it happened"),
    "happened": gettext_noop("What happened"),
    "words": gettext_noop("In my own words"),
    "wanted": gettext_noop("What I want"),
    "answer": gettext_noop("How to answer me"),
    "language": gettext_noop("My language"),
    "reach": gettext_noop("How you can reach me"),
    "name": gettext_noop("My name"),
}
WITH_A_LANGUAGE: Final = {
    "foreign": gettext_noop("I have written this part in %(language)s. Please have it translated."),
    "need": gettext_noop("I speak %(language)s."),
}


@dataclass(frozen=True, slots=True)
class Line:
    """``is_translated``: the reader's language has words of its own for it."""

    code: str
    own: str
    english: str

    @property
    def is_translated(self) -> bool:
        return self.own != self.english


def lines(sentences: dict[str, str]) -> list[Line]:
    """In the active language and in English, which is what they are written in."""
    return [Line(code, _(sentence), sentence) for code, sentence in sentences.items()]


def frame() -> dict[str, Line]:
    """By code; the place for a language is ``#``, which no sentence has otherwise."""
    place = {"language": "#"}
    framed = {line.code: line for line in lines(FRAME)}
    for line in lines(WITH_A_LANGUAGE):
        framed[line.code] = Line(line.code, line.own % place, line.english % place)
    return framed
