"""A document of the project's own database as the cluster gets it."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from search.documents import OpenSession
from search.models import Document, DocumentKind
from search.query import Hit

FIRST_DAY: Final = "0001-01-01"
LAST_DAY: Final = "9999-12-31"


def id_of(kind: str, owner: UUID) -> str:
    return f"{kind}:{owner}"


def hit_of(identity: str) -> Hit:
    """Read an identity back. Raises ValueError for what is none of ours."""
    kind, _colon, owner = identity.partition(":")
    return Hit(DocumentKind(kind).value, UUID(owner))


def body_of(row: Document) -> dict[str, Any]:
    """``row`` with its terms. A day that is not known is the first or the last there is: one comparison does."""
    traits = row.traits
    return {
        "title": row.terms.title,
        "strong": row.terms.strong,
        "body": row.terms.body,
        "kind": row.kind,
        "owner": str(row.owner),
        "key": row.key,
        "written": str(row.written),
        "values": traits["values"],
        "points": [{"lat": latitude, "lon": longitude} for latitude, longitude in traits["points"]],
        "anywhere": traits["anywhere"],
        "has_place": traits["has_place"],
        "is_last": traits["is_last"],
        "sort_name": traits["sort_name"],
        "check_by": traits["check_by"] or LAST_DAY,
        "closed_until": traits["closed_until"] or FIRST_DAY,
        "sessions": [
            session_body(session) for session in map(OpenSession._make, traits["sessions"]) if is_ever(session)
        ],
    }


def is_ever(session: OpenSession) -> bool:
    """Whether there can be a moment at which it is open: the cluster refuses ranges that hold nothing."""
    return session.opens < session.closes and (session.valid_from or FIRST_DAY) <= (session.valid_to or LAST_DAY)


def session_body(session: OpenSession) -> dict[str, Any]:
    return {
        "weekday": session.weekday,
        "minutes": {"gte": session.opens, "lt": session.closes},
        "valid": {"gte": session.valid_from or FIRST_DAY, "lte": session.valid_to or LAST_DAY},
        **({"holidays_of": session.holidays_of} if session.holidays_of else {}),
    }
