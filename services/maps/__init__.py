"""The printable map: nearby services on paper, in the reader's language, with no map company asked.

``map_pdf(MapRequest(...))`` is the only way in. It draws with numbers of its own (projection, rings, markers) and has
``portal.paper`` set the page. It asks nobody anything: the fonts and the coastline are files in
``settings.NODE_MODULES``, streets are rows of the portal's own database.
"""

from .document import MapRequest, map_pdf

__all__ = ["MapRequest", "map_pdf"]
