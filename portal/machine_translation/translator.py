"""The translator wagtail-localize is given: a provider with the portal's rules around it.

Only published English is sent; what must not change cannot; nothing is sent that the month's budget has no room for;
and what a provider does wrong costs nobody their work.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, Final

from django.utils.translation import gettext as _
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import StringValue

from portal.languages import SOURCE_LANGUAGE, get_language

from . import budget
from .glossary import Glossary, glossary_of
from .protection import AlteredError, Shielded, restore, restored_english, shield
from .providers import PROVIDERS
from .published import published_among

logger: Final = logging.getLogger(__name__)
TRIES: Final = 2


class MachineTranslationError(Exception):
    """Nothing could be translated; the text says why, in plain words."""


@dataclass(slots=True)
class Outcome:
    """``translated``: English to translation. ``refused``: English to why its translation is not used. ``problem``: why
    the rest was not translated; "" where there is no rest.
    """

    translated: dict[str, str] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    problem: str = ""


class PortalTranslator(BaseMachineTranslator):
    def __init__(self, options: Mapping[str, str]) -> None:
        super().__init__(options)
        self.provider = PROVIDERS[options["PROVIDER"]]

    @property
    def display_name(self) -> str:
        return self.provider.name

    def reason_against(self, language: str) -> str:
        """Why nothing can be translated into a language by machine; "" where it can."""
        if language not in self.provider.languages:
            names = {"provider": self.display_name, "language": _(get_language(language).name)}
            return _("%(provider)s cannot translate into %(language)s: a person must.") % names
        return "" if budget.allowance() else _("The team has turned machine translation off.")

    def can_translate(self, source_locale: Any, target_locale: Any) -> bool:
        is_from_source = source_locale.language_code == SOURCE_LANGUAGE != target_locale.language_code
        return is_from_source and not self.reason_against(target_locale.language_code)

    def translate(self, source_locale: Any, target_locale: Any, strings: Iterable[Any]) -> dict[Any, StringValue]:
        """As wagtail-localize asks for it. Raises MachineTranslationError where nothing came of it."""
        if not self.can_translate(source_locale, target_locale):
            reason = self.reason_against(target_locale.language_code)
            raise MachineTranslationError(reason or _("Only English is translated by machine."))
        strings = list(strings)
        outcome = self.attempt(target_locale.language_code, [string.data for string in strings])
        if outcome.problem and not outcome.translated:
            raise MachineTranslationError(outcome.problem)
        made = outcome.translated
        return {string: StringValue(made[string.data]) for string in strings if string.data in made}

    def attempt(self, language: str, strings: Iterable[str]) -> Outcome:
        """Translate strings of wagtail-localize from English. No exception of the provider leaves this method."""
        outcome, wanted = Outcome(), list(dict.fromkeys(strings))
        published = published_among(wanted)
        outcome.refused = {each: _("it is not published in English") for each in wanted if each not in published}
        to_send: list[Shielded] = []
        for shielded in self.shielded([each for each in wanted if each in published], glossary_of(language)):
            if shielded.words:
                to_send.append(shielded)
            else:
                outcome.translated[shielded.source] = restored_english(shielded)
        self._send(language, to_send, outcome)
        return outcome

    def shielded(self, strings: Iterable[str], glossary: Glossary) -> list[Shielded]:
        return [shield(string, glossary, self.provider.dialect) for string in strings]

    def _send(self, language: str, to_send: list[Shielded], outcome: Outcome) -> None:
        waiting = characters_of(to_send)
        if waiting and not budget.spend(waiting):
            outcome.problem = over_budget(waiting)
            return
        for batch in self._batches(to_send):
            waiting -= characters_of(batch)
            try:
                answers = self._ask(language, batch)
            except Exception as error:
                # Each provider's library raises its own. What is logged holds no word of the text, and no key.
                logger.warning("%s did not translate: %s", self.display_name, type(error).__name__)
                outcome.problem = _(
                    "%(provider)s did not answer as it should. Nothing is lost: try again later, or translate by hand."
                ) % {"provider": self.display_name}
                budget.give_back(waiting)
                return
            for shielded, answer in zip(batch, answers, strict=True):
                try:
                    outcome.translated[shielded.source] = restore(shielded, answer)
                except AlteredError as altered:
                    outcome.refused[shielded.source] = str(altered)

    def _batches(self, to_send: list[Shielded]) -> Iterator[list[Shielded]]:
        batch: list[Shielded] = []
        for shielded in to_send:
            is_full = characters_of([*batch, shielded]) > self.provider.most_characters
            if batch and (is_full or len(batch) == self.provider.most_strings):
                yield batch
                batch = []
            batch.append(shielded)
        if batch:
            yield batch

    def _ask(self, language: str, batch: list[Shielded]) -> list[str]:
        """The provider's answers in order. It is asked twice at most; the second time is counted, too. Raises whatever
        the provider's library does.
        """
        source = SimpleNamespace(language_code=SOURCE_LANGUAGE)
        target = SimpleNamespace(language_code=self.provider.languages[language])
        strings = [StringValue(shielded.text) for shielded in batch]
        for attempt in range(1, TRIES + 1):
            try:
                provider = self.provider.connect(self.options.get("KEY", ""), self.options.get("URL", ""))
                answers = provider.translate(source, target, strings)
                return [str(answers[string].data) for string in strings]
            except Exception:
                if attempt == TRIES or not budget.spend(characters_of(batch)):
                    raise
        raise AssertionError  # The last attempt returns or raises.


def characters_of(shielded: Iterable[Shielded]) -> int:
    """Characters as providers count them: with tags and tokens."""
    return sum(len(each.text) for each in shielded if each.words)


def over_budget(characters: int) -> str:
    counts = {"characters": f"{characters:,}", "left": f"{budget.left():,}"}
    return _("Nothing was sent. It needs %(characters)s characters; this month's budget has %(left)s left.") % counts
