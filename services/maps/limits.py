"""How much one printed map may hold."""

from __future__ import annotations

from typing import Final

#: Services on one print; it says where there are more, and all of them can be asked for, up to the second number.
FIRST_SERVICES: Final = 40
MAX_SERVICES: Final = 200
#: Towns that may be named; the most populous are named first.
MAX_TOWNS: Final = 30
#: Characters. A summary is meant to be two sentences; a longer one is cut at a word.
MAX_SUMMARY: Final = 320
