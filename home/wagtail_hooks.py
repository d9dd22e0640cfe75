"""Pages and what they stand on in the admin."""

from __future__ import annotations

from .entitlements import admin as entitlements  # noqa: F401 - its hooks
