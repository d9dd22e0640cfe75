"""A cheap phone and little data: few queries, few bytes."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from django.conf import settings

from .addresses import ONE_OF_EACH

MOST_QUERIES = 10
MOST_BYTES = 20 * 1024
ASSETS = ("css/portal.css", "js/portal.js", "icons/sprite.svg")


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("path", ONE_OF_EACH)
def test_ten_queries_or_fewer(client, django_assert_max_num_queries, language, path):
    client.get(f"/{language}/{path}")
    with django_assert_max_num_queries(MOST_QUERIES):
        client.get(f"/{language}/{path}")


@pytest.mark.parametrize("language", ["en", "ar", "ti", "fa", "uk", "fr"])
@pytest.mark.parametrize("path", ONE_OF_EACH)
def test_page_style_and_script_weigh_20_kb_or_less(client, language, path):
    static = Path(settings.STATICFILES_DIRS[0])
    assets = sum(len(gzip.compress((static / name).read_bytes())) for name in ASSETS)
    page = len(gzip.compress(client.get(f"/{language}/{path}").content))
    assert page + assets <= MOST_BYTES, f"page {page}, style, script and pictograms {assets}"
