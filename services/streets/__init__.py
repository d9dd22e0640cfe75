"""Our own base map: streets, water and names from OpenStreetMap extracts, kept as tiles in the portal's database."""
