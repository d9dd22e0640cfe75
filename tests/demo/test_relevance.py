"""Real questions find what answers them, in every language, on both backends. The table is printed for whoever reads
the log.
"""

from __future__ import annotations

import pytest

from portal.languages import LANGUAGES
from search.backends import embedded
from tests.elasticsearch.conftest import elasticsearch_url, portal_index  # noqa: F401 - fixtures
from tests.relevance.measure import judged_queries, measure, table

#: Of all queries; and of the eight or more of a language, where one miss more is an eighth.
LEAST_RECALL = 0.85
LEAST_OF_A_LANGUAGE = 0.6


def test_every_language_is_asked_in_enough():
    counts: dict[str, int] = {}
    for judged in judged_queries():
        counts[judged.language] = counts.get(judged.language, 0) + 1
        assert judged.expected
    assert counts.keys() == LANGUAGES.keys()
    for language, count in counts.items():
        assert count >= (15 if language in ("en", "ar", "fa", "ti", "uk", "fr") else 5)


def hold(scores, capsys) -> None:
    with capsys.disabled():
        print(f"\n{table(scores)}")  # noqa: T201 - for the log
    recall = sum(score.in_first for score in scores.values()) / sum(score.queries for score in scores.values())
    assert recall >= LEAST_RECALL
    weak = {language: score.missed for language, score in scores.items() if score.recall < LEAST_OF_A_LANGUAGE}
    assert not weak


def test_the_right_answer_is_among_the_first_three(capsys):
    hold(measure(embedded.search), capsys)


def test_elasticsearch_answers_as_well(portal_index, capsys):  # noqa: F811
    scores = measure(portal_index.search)
    hold(scores, capsys)
    own = measure(embedded.search)
    for language, score in scores.items():
        assert score.in_first == pytest.approx(own[language].in_first, abs=1)
