"""How documents are ordered by how well they answer: the same rule for every backend.

For each group of a question a document earns the rarity of the group times the weight of its best alternative times the
weight of the place it stands in; the sum is its worth. Lengths are left out: a page is not worse for saying more.
"""

from __future__ import annotations

from math import log
from typing import Any, Final

import numpy as np

#: What a word is worth in the title, in what says most about a document, and anywhere else.
LEVEL_WEIGHT: Final = {"title": 4.0, "strong": 2.0, "body": 0.5}
#: Nearness of what can be used from anywhere, beside 1 for what is here and a half for what is at the edge.
ANYWHERE_NEARNESS: Final = 0.4
EDGE_NEARNESS: Final = 0.5


def rarity(having: int, documents: int) -> float:
    """How much a term tells documents apart: BM25's inverse document frequency, as Elasticsearch computes it."""
    return log(1 + (documents - having + 0.5) / (having + 0.5))


def nearness(kilometres: Any, edge: float) -> Any:
    """1 for what is here, a half at the edge, and so on: exponential decay."""
    return np.power(EDGE_NEARNESS, kilometres / edge)
