"""Finding in the project's own database: full-text by SQLite's FTS5 or PostgreSQL's inverted index, everything else on
columns in memory (docs/decisions/0006).
"""

from .backend import search

__all__ = ["search"]
