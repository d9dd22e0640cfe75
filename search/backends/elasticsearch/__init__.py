"""Finding on an Elasticsearch 9 cluster. Documents, terms and ranking are those of the project's own database: the
cluster holds a copy of them and answers alike.
"""

from .backend import search

__all__ = ["search"]
