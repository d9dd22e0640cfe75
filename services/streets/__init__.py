"""The base map, ours: streets, water and names from an OpenStreetMap extract, kept as tiles in the portal's own database."""
