"""How documents lie on the cluster.

Terms are made by ``search.terms``, the same for both backends, so the analyser only cuts at spaces, and scores are what
a query says (``search.ranking``): no frequencies, no lengths.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any, Final

from search.terms import analysis_version

#: Copies go to as many nodes as there are, up to three in all: one node needs no replica to be green.
IN_USE: Final[dict[str, Any]] = {"refresh_interval": "1s", "auto_expand_replicas": "0-2", "gc_deletes": "60s"}
#: While an index is built nobody reads it. What is deleted meanwhile is remembered for longer than a build takes, so
#: that an older copy of it which comes later is refused.
WHILE_BUILT: Final[dict[str, Any]] = {
    "refresh_interval": "-1",
    "auto_expand_replicas": "false",
    "number_of_replicas": 0,
    "gc_deletes": "1h",
}
#: A hundred thousand documents are a small index; more shards only mean more to ask.
FIXED: Final[dict[str, Any]] = {"number_of_shards": 1}

_DAY: Final = {"type": "date", "format": "strict_date"}
_FLAG: Final = {"type": "boolean"}
_WORD: Final = {"type": "keyword"}


def _terms(*copied_to: str) -> dict[str, Any]:
    return {
        "type": "text",
        "analyzer": "whitespace",
        "similarity": "boolean",
        "norms": False,
        "index_options": "docs",
        **({"copy_to": list(copied_to)} if copied_to else {}),
    }


MAPPING: Final[dict[str, Any]] = {
    "dynamic": "strict",
    # Nobody reads them back.
    "_source": {"excludes": ["title", "strong", "body", "sessions"]},
    "dynamic_templates": [{"values": {"path_match": "values.*", "mapping": _WORD}}],
    "properties": {
        # Each level holds the narrower ones too: words of one phrase may stand in the title and in the summary.
        "title": _terms("strong", "body"),
        "strong": _terms("body"),
        "body": _terms(),
        "kind": _WORD,
        "owner": _WORD,
        "key": _WORD,
        "written": _WORD,
        "values": {"type": "object", "dynamic": True},
        "points": {"type": "geo_point"},
        "anywhere": _FLAG,
        "has_place": _FLAG,
        "is_last": _FLAG,
        "sort_name": _WORD,
        "check_by": _DAY,
        "closed_until": _DAY,
        "sessions": {
            "type": "nested",
            "properties": {
                "weekday": {"type": "byte"},
                "minutes": {"type": "integer_range"},
                "valid": {"type": "date_range", "format": "strict_date"},
                "holidays_of": _WORD,
            },
        },
    },
}


def fingerprint() -> str:
    """Differs as soon as an index must be made again: other fields, other settings, terms made by other rules."""
    text = json.dumps([FIXED, IN_USE, MAPPING, analysis_version()], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
