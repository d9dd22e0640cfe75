"""The printable map: nearby services on paper, in the reader's language, with no map company asked.

``map_pdf(MapRequest(...))`` is the only way in. It draws with numbers of its own (projection, rings, markers) and lets
Typst set the page. It asks nobody anything: the fonts and the coastline are files in ``settings.NODE_MODULES``.
"""

from .document import MapRequest, map_pdf
from .fonts import MapFontMissing

__all__ = ["MapFontMissing", "MapRequest", "map_pdf"]
