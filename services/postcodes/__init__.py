"""Postcodes: how they are written, the public tables that say where they are, and loading those tables."""
