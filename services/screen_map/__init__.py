"""The map on a screen: drawn on the server, moved by links, and by scripting where there is some."""
