"""The desk, ``/<lang>/desk/``: what reception staff do, do not ask for and say, on one screen, from one record."""
