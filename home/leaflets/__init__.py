"""A page as a leaflet: what its blocks say, as ``portal.paper.leaflet`` prints it."""
