"""How UK postcodes are written (BS 7666): "LS2 9JT" is in the sector "LS2 9", and that in the outward code "LS2"."""

from __future__ import annotations

import re
from typing import Final

_OUTWARD: Final = r"[A-Z]{1,2}[0-9][A-Z0-9]?"
OUTWARD: Final = re.compile(_OUTWARD)
SECTOR: Final = re.compile(rf"({_OUTWARD}) ?([0-9])")
FULL: Final = re.compile(rf"({_OUTWARD})([0-9])([A-Z]{{2}})")


def postcode_names(text: str) -> tuple[str, ...]:
    """Return the postcode, its sector and its outward code, as far as ``text`` has them; the most exact is first.

    Empty where ``text`` is no postcode. "LS2 9" is a sector and "LS29" an outward code: the space decides.

    >>> postcode_names("ls29jt"), postcode_names("LS2 9"), postcode_names("LS29")
    (('LS2 9JT', 'LS2 9', 'LS2'), ('LS2 9', 'LS2'), ('LS29',))
    """
    spaced = " ".join(text.upper().split())
    compact = spaced.replace(" ", "")
    if full := FULL.fullmatch(compact):
        outward, digit, unit = full.groups()
        return f"{outward} {digit}{unit}", f"{outward} {digit}", outward
    sector = SECTOR.fullmatch(spaced) if " " in spaced else None
    if not sector and OUTWARD.fullmatch(compact):
        return (compact,)
    sector = sector or SECTOR.fullmatch(compact)
    return (f"{sector[1]} {sector[2]}", sector[1]) if sector else ()
