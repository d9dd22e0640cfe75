"""The three real providers, with what they answer made up at the level of their libraries."""

from __future__ import annotations

import json
import sys
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
import requests
from django.core.exceptions import ImproperlyConfigured

from portal.languages import LANGUAGES
from portal.machine_translation.configuration import NEEDS, TRANSLATOR, machine_translator
from portal.machine_translation.providers import PATIENCE, PROVIDERS
from portal.machine_translation.translator import Outcome, PortalTranslator

pytestmark = pytest.mark.django_db

STRINGS = ["Call 999 &amp; wait.", 'Ask <a id="a1">here</a>.']


class Answer:
    def __init__(self, content: Any, status: int = 200) -> None:
        self.content, self.status_code = content, status

    def json(self) -> Any:
        if isinstance(self.content, Exception):
            raise self.content
        return self.content

    def raise_for_status(self) -> None:
        if self.status_code >= 400:
            raise requests.HTTPError(str(self.status_code))


class Post:
    """Stands for ``requests.post``: keeps what it is given, answers what it is told."""

    def __init__(self, answer: Any) -> None:
        self.answer, self.calls = answer, []

    def __call__(self, url: str, data: Any = None, **kwargs: Any) -> Answer:
        sent = json.loads(data) if isinstance(data, str) else data
        self.calls.append(SimpleNamespace(url=url, sent=sent, **kwargs))
        answer = self.answer(sent) if callable(self.answer) else self.answer
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture
def attempt(monkeypatch):
    """Ask a provider; every string counts as published."""
    monkeypatch.setattr("portal.machine_translation.translator.published_among", set)

    def ask(provider: str, language: str, **options: str) -> Outcome:
        return PortalTranslator({"PROVIDER": provider, "KEY": "key", "URL": "", **options}).attempt(language, STRINGS)

    return ask


def deepl(sent: Any) -> Answer:
    return Answer({"translations": [{"text": text.replace("Ask", "Pergunte")} for text in sent["text"]]})


def libretranslate(sent: Any) -> Answer:
    return Answer({"translatedText": [text.replace("Ask", "Pergunte") for text in sent["q"]]})


@pytest.mark.parametrize(
    ("language", "code"), [("pt", "PT-PT"), ("zh-hans", "ZH"), ("uk", "UK"), ("ar", "AR"), ("vi", "VI")]
)
def test_deepl_is_told_what_to_leave_alone(monkeypatch, attempt, language, code) -> None:
    post = Post(deepl)
    monkeypatch.setattr(requests, "post", post)
    outcome = attempt("deepl", language, KEY="secret:fx")
    (call,) = post.calls
    assert call.url == "https://api-free.deepl.com/v2/translate"
    assert (call.timeout, call.headers) == (PATIENCE, {"Authorization": "DeepL-Auth-Key secret:fx"})
    assert (call.sent["source_lang"], call.sent["target_lang"]) == ("EN", code)
    assert (call.sent["tag_handling"], call.sent["ignore_tags"]) == ("xml", "x")
    assert call.sent["text"] == ['Call <x id="k0">999</x> &amp; wait.', 'Ask <a id="a1">here</a>.']
    assert outcome.translated == {STRINGS[0]: STRINGS[0], STRINGS[1]: 'Pergunte <a id="a1">here</a>.'}


@pytest.mark.parametrize(("language", "code"), [("fa", "fa"), ("zh-hans", "zh"), ("ur", "ur")])
def test_libretranslate_is_told_what_to_leave_alone(monkeypatch, attempt, language, code) -> None:
    post = Post(libretranslate)
    monkeypatch.setattr(requests, "post", post)
    outcome = attempt("libretranslate", language, KEY="", URL="https://translate.example/")
    (call,) = post.calls
    assert (call.url, call.timeout) == ("https://translate.example/translate", PATIENCE)
    assert {**call.sent, "q": ""} == {"q": "", "source": "en", "target": code, "api_key": "", "format": "html"}
    assert call.sent["q"][0] == 'Call <span translate="no" class="notranslate" id="k0">999</span> &amp; wait.'
    assert outcome.translated[STRINGS[1]] == 'Pergunte <a id="a1">here</a>.'


@pytest.fixture
def google(monkeypatch, tmp_path) -> list[dict[str, Any]]:
    """Google's package, made up; the list is what its client was called with."""
    calls: list[dict[str, Any]] = []

    class Client:
        def __init__(self, credentials: Any) -> None:
            self.credentials = credentials

        def translate_text(self, **kwargs: Any) -> Any:
            calls.append({**kwargs, "credentials": self.credentials})
            texts = kwargs["request"]["contents"]
            # Google writes apostrophes as entities and attributes in an order of its own.
            answers = [
                text.replace("Ask", "L&#39;on").replace('class="notranslate" id="k0"', 'id="k0"') for text in texts
            ]
            return SimpleNamespace(translations=[SimpleNamespace(translated_text=each) for each in answers])

    translate = SimpleNamespace(TranslationServiceClient=Client)
    account = SimpleNamespace(Credentials=SimpleNamespace(from_service_account_file=lambda path: ("account", path)))
    for name, content in {
        "google": {},
        "google.cloud": {"translate": translate},
        "google.oauth2": {"service_account": account},
    }.items():
        module = ModuleType(name)
        module.__dict__.update(content)
        monkeypatch.setitem(sys.modules, name, module)
    for name in ("portal.machine_translation.google", "wagtail_localize.machine_translators.google"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    return calls


@pytest.mark.parametrize(("language", "code"), [("zh-hans", "zh-CN"), ("kmr", "ku"), ("prs", "fa-AF"), ("fr", "fr")])
def test_google_is_told_what_to_leave_alone(google, attempt, tmp_path, language, code) -> None:
    path = tmp_path / "account.json"
    path.write_text('{"project_id": "portal-1"}')
    outcome = attempt("google", language, KEY=str(path))
    (call,) = google
    assert (call["timeout"], call["retry"], call["credentials"]) == (PATIENCE, None, ("account", str(path)))
    assert call["request"]["parent"] == "projects/portal-1/locations/global"
    assert (call["request"]["source_language_code"], call["request"]["target_language_code"]) == ("en", code)
    assert call["request"]["mime_type"] == "text/html"
    assert 'class="notranslate"' in call["request"]["contents"][0]
    assert outcome.translated[STRINGS[1]] == 'L\'on <a id="a1">here</a>.'


def test_a_google_key_that_is_no_file_is_only_a_problem(google, attempt) -> None:
    outcome = attempt("google", "fr", KEY="/nowhere/account.json")
    assert outcome.problem.startswith("Google Translate did not answer")


@pytest.mark.parametrize("provider", ["deepl", "libretranslate"])
@pytest.mark.parametrize(
    "answer",
    [
        requests.Timeout(),
        requests.ConnectionError(),
        Answer({"message": "Quota Exceeded"}, 456),
        Answer({"error": "language not supported"}, 400),
        Answer({}, 500),
        Answer(ValueError("no JSON"), 200),
        Answer({"translations": [], "translatedText": []}),
        Answer({"translations": [{"text": "one"}], "translatedText": ["one"]}),
        Answer({"translations": [{}, {}], "translatedText": [None, None]}),
        Answer([]),
        Answer(None),
    ],
    ids=["timeout", "away", "quota", "refused", "crash", "no json", "nothing", "too few", "hollow", "a list", "null"],
)
def test_whatever_a_provider_does_wrong_it_is_asked_twice_and_loses_nothing(
    monkeypatch, attempt, provider, answer
) -> None:
    post = Post(answer)
    monkeypatch.setattr(requests, "post", post)
    outcome = attempt(provider, "fr", URL="https://translate.example")
    assert outcome.translated == {}
    assert outcome.problem or set(outcome.refused) == set(STRINGS)
    assert len(post.calls) == (2 if outcome.problem else 1)


def test_a_second_answer_is_as_good_as_a_first(monkeypatch, attempt) -> None:
    answers = iter([requests.Timeout(), None])
    post = Post(lambda sent: next(answers) or deepl(sent))
    monkeypatch.setattr(requests, "post", post)
    assert len(attempt("deepl", "fr").translated) == 2


@pytest.mark.parametrize("name", PROVIDERS)
def test_tables_name_languages_of_the_portal_and_none_stands_for_two(name) -> None:
    provider = PROVIDERS[name]
    assert set(provider.languages) <= set(LANGUAGES) - {"en"}
    assert len(set(provider.languages.values())) == len(provider.languages)


def test_no_relative_stands_in_for_a_language() -> None:
    assert "prs" not in PROVIDERS["libretranslate"].languages
    assert "prs" not in PROVIDERS["deepl"].languages
    assert not {"so", "ti", "am", "ckb", "kmr", "ps"} & set(PROVIDERS["deepl"].languages)


# From the environment


def test_without_a_name_there_is_none() -> None:
    assert machine_translator("", key="left over", url="left over") is None


def test_every_provider_can_be_named() -> None:
    assert set(NEEDS) == set(PROVIDERS)
    made = machine_translator("deepl", key="secret")
    assert made == {"CLASS": TRANSLATOR, "OPTIONS": {"PROVIDER": "deepl", "KEY": "secret", "URL": ""}}
    assert machine_translator("libretranslate", url="http://localhost:5000")


@pytest.mark.parametrize(
    ("provider", "options", "named"),
    [
        ("bing", {"key": "x"}, "deepl, google, libretranslate"),
        ("deepl", {}, "MACHINE_TRANSLATION_KEY"),
        ("google", {}, "MACHINE_TRANSLATION_KEY"),
        ("libretranslate", {"key": "x"}, "MACHINE_TRANSLATION_URL"),
        ("libretranslate", {"url": "translate.example"}, "https://"),
    ],
)
def test_half_a_configuration_is_refused_with_what_lacks(provider, options, named) -> None:
    with pytest.raises(ImproperlyConfigured, match=named):
        machine_translator(provider, **options)


def test_google_without_its_package_is_refused(monkeypatch) -> None:
    monkeypatch.setattr("portal.machine_translation.configuration._has_google", lambda: False)
    with pytest.raises(ImproperlyConfigured, match="google-cloud-translate"):
        machine_translator("google", key="/account.json")
