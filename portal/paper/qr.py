"""Addresses as square codes that a phone reads."""

from __future__ import annotations

import segno

from .limits import MAX_QR


def qr_svg(address: str) -> str:
    """The address as an SVG drawing; empty where a phone could not read it at the size it is printed."""
    if not address or len(address) > MAX_QR:
        return ""
    return str(segno.make_qr(address, error="l", boost_error=False).svg_inline(border=2))
