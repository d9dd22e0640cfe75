"""What can be less than well while the portal still answers. Apps register their checks at start-up.

``portal`` imports no other app, so ``/health/`` asks whoever registered.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

logger = logging.getLogger("portal.health")

#: None when all is well, else one short word.
Check = Callable[[], str | None]

_checks: dict[str, Check] = {}


def register(name: str, check: Check) -> None:
    _checks[name] = check


def problems() -> dict[str, str]:
    """Name of a check to what it says is not well. A check that fails itself says "unknown"."""
    found = {name: _asked(name, check) for name, check in _checks.items()}
    return {name: word for name, word in found.items() if word}


def _asked(name: str, check: Check) -> str | None:
    try:
        return check()
    except Exception:
        logger.exception("the health of %s is not known", name)
        return "unknown"
