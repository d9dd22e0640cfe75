from .document import Document, DocumentKind, DocumentTerms, IndexVersion
from .elasticsearch_index import ElasticsearchIndex
from .missed_words import MissedWords
from .pending import Pending, Step
from .synonym_set import SynonymSet
from .vocabulary import Word

__all__ = [
    "Document",
    "DocumentKind",
    "DocumentTerms",
    "ElasticsearchIndex",
    "IndexVersion",
    "MissedWords",
    "Pending",
    "Step",
    "SynonymSet",
    "Word",
]
