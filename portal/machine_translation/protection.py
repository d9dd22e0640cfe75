"""What must not be translated goes to a provider inside a token that it leaves alone, and comes back unharmed or the
whole string is not used: a telephone number with one digit missing is worse than an English sentence.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bs4 import BeautifulSoup, NavigableString, Tag
from django.utils.translation import gettext as _

from .facts import Kind, Span, facts_in, is_glued, without_overlaps
from .glossary import Glossary

TAG: Final = re.compile(r"(<[^>]*>)")
WORD: Final = re.compile(r"[^\W\d_]+")
#: From how many words on a translation that is the English itself is taken for none.
ECHO_WORDS: Final = 4
#: Joiners and marks of direction that Arabic, Persian and Indian scripts are written with.
USEFUL_FORMATS: Final = frozenset("\u200c\u200d\u200e\u200f\u061c\u00ad")
#: Longest translation: so many times the English, and so many characters more.
MOST_TIMES, MOST_MORE = 4, 200


class AlteredError(Exception):
    """A translation that cannot be used. Its text says why, in plain words."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a provider is told to leave something alone: the tag of a token, and its attributes."""

    tag: str
    attributes: str = ""

    def token(self, number: int, shown: str) -> str:
        return f'<{self.tag}{self.attributes} id="k{number}">{html.escape(shown, quote=False)}</{self.tag}>'


@dataclass(frozen=True, slots=True)
class Shielded:
    """A string of wagtail-localize made ready to be sent. ``kept``: what its tokens hold, in order of their numbers.

    ``words``: how many words are left for the provider to translate. With none there is nothing to send.
    """

    source: str
    text: str
    kept: tuple[Span, ...]
    words: int
    dialect: Dialect


def shield(source: str, glossary: Glossary, dialect: Dialect) -> Shielded:
    """Put every fact and every glossary term of a string (HTML with inline tags) into a token."""
    pieces: list[str] = []
    kept: list[Span] = []
    words = 0
    for piece in TAG.split(source):
        if piece.startswith("<"):
            pieces.append(piece)
            continue
        plain, end = html.unescape(piece), 0
        for span in without_overlaps([*facts_in(plain), *glossary.spans(plain)]):
            between = plain[end : span.start]
            pieces += [html.escape(between, quote=False), dialect.token(len(kept), span.shown)]
            words += len(WORD.findall(between))
            kept.append(span)
            end = span.end
        pieces.append(html.escape(plain[end:], quote=False))
        words += len(WORD.findall(plain[end:]))
    return Shielded(source, "".join(pieces), tuple(kept), words, dialect)


def restore(shielded: Shielded, answer: str) -> str:
    """The provider's answer with everything put back. Raises AlteredError unless every fact, term and tag is there
    once, as it was, and nothing else of the kind has come.
    """
    body, english = _parsed(" ".join(answer.split())), _parsed(shielded.text)
    runs, meant = list(_runs(body, shielded)), list(_runs(english, shielded))
    _check_tokens(shielded, runs)
    _check_neighbours(runs, meant)
    _check_around(shielded, runs, meant)
    _check_tags(shielded, body, english)
    for token in body.find_all(shielded.dialect.tag):
        token.replace_with(NavigableString(shielded.kept[_number(token)].shown))
    translated = body.decode_contents().strip()
    _check_text(shielded, translated)
    return translated


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of the text of a translation. ``number``: of the token it stands in; -1 between tokens."""

    text: str
    number: int = -1
    kind: Kind | None = None


def _parsed(markup: str) -> Tag:
    # Inside an element, so that no text is taken for a file's name or an address.
    soup = BeautifulSoup(f"<body>{markup}</body>", "html.parser")
    if len(soup.contents) != 1 or soup.body is None:
        raise AlteredError(_("the tags are not those of the English"))
    return soup.body


def _number(token: Tag) -> int:
    found = re.fullmatch(r"k(\d{1,4})", str(token.get("id")))
    return int(found[1]) if found else -1


def _runs(element: Tag, shielded: Shielded) -> Iterator[Run]:
    for child in element.children:
        if type(child) is NavigableString:
            yield Run(str(child))
        elif not isinstance(child, Tag):
            # A comment, a declaration: nothing the English has.
            raise AlteredError(_("the tags are not those of the English"))
        elif child.name == shielded.dialect.tag:
            yield _token_run(child, shielded)
        else:
            yield from _runs(child, shielded) if child.name != "br" else [Run("\n")]


def _token_run(token: Tag, shielded: Shielded) -> Run:
    number, text = _number(token), token.get_text().strip()
    if not 0 <= number < len(shielded.kept) or token.find(True):
        raise AlteredError(_("the tags are not those of the English"))
    span = shielded.kept[number]
    if text != span.shown.strip():
        raise AlteredError(_("“%(fact)s” became “%(text)s”") % {"fact": span.shown, "text": text[:60]})
    return Run(span.shown, number, span.kind)


def _check_tokens(shielded: Shielded, runs: list[Run]) -> None:
    times = Counter(run.number for run in runs)
    for number, span in enumerate(shielded.kept):
        if times[number] == 0:
            raise AlteredError(_("“%(fact)s” is missing") % {"fact": span.shown})
        if times[number] > 1:
            raise AlteredError(_("“%(fact)s” is there twice") % {"fact": span.shown})


def _check_neighbours(runs: list[Run], meant: list[Run]) -> None:
    allowed = {run.number for run, glued in _glued(meant) if glued}
    for run, glued in _glued(runs):
        if glued and run.number not in allowed:
            raise AlteredError(_("“%(fact)s” is joined to something else") % {"fact": run.text})


def _glued(runs: list[Run]) -> Iterator[tuple[Run, bool]]:
    for place, run in enumerate(runs):
        if run.kind is not None:
            before = "".join(each.text for each in runs[:place])[-2:]
            after = "".join(each.text for each in runs[place + 1 :])[:2]
            yield run, is_glued(run.kind, before, after)


def _check_around(shielded: Shielded, runs: list[Run], meant: list[Run]) -> None:
    """Between the tokens there are no facts but the English's own, and no second copy of what a token holds."""
    around, allowed = ("\n".join(run.text if run.number < 0 else "" for run in each) for each in (runs, meant))
    too_many = Counter(span.shown for span in facts_in(around)) - Counter(span.shown for span in facts_in(allowed))
    for span in shielded.kept:
        if span.kind is Kind.TERM:
            again = re.compile(rf"(?<!\w){re.escape(span.shown)}(?!\w)")
            if len(again.findall(around)) > len(again.findall(allowed)):
                too_many[span.shown] += 1
    for fact in too_many:
        raise AlteredError(_("“%(fact)s” is not there in the English, or not so often") % {"fact": fact})


def _check_tags(shielded: Shielded, body: Tag, english: Tag) -> None:
    def tags(element: Tag) -> Counter[tuple[str, str, bool]]:
        return Counter(
            (tag.name, str(sorted(tag.attrs.items())), bool(tag.get_text(strip=True)))
            for tag in element.find_all(True)
            if tag.name != shielded.dialect.tag
        )

    if tags(body) != tags(english):
        raise AlteredError(_("the tags are not those of the English"))


def _check_text(shielded: Shielded, translated: str) -> None:
    if not translated:
        raise AlteredError(_("it came back empty"))
    if len(translated) > MOST_TIMES * len(shielded.source) + MOST_MORE:
        raise AlteredError(_("it is far longer than the English"))
    new = set(translated) - set(shielded.source) - USEFUL_FORMATS
    if any(unicodedata.category(letter) in ("Cc", "Cf", "Co", "Cs") or letter == "\ufffd" for letter in new):
        raise AlteredError(_("it has characters that cannot be seen"))
    if shielded.words >= ECHO_WORDS and translated == restored_english(shielded):
        raise AlteredError(_("it came back in English"))


def restored_english(shielded: Shielded) -> str:
    """The English with its tokens taken away again: what a provider that translates nothing answers.

    It is the whole translation of a string in which every word is of the glossary.
    """
    body = _parsed(shielded.text)
    for token in body.find_all(shielded.dialect.tag):
        token.replace_with(NavigableString(shielded.kept[_number(token)].shown))
    return body.decode_contents()
