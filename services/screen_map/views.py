"""The pictures below the markers, at addresses that readers share and that say nothing of what they look for."""

from __future__ import annotations

from django.core.cache import caches
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from .grid import CLOSEST, FURTHEST_OUT, View
from .names import PICTURES
from .svg import map_svg

#: Seconds a picture is kept here, and by readers and caches on the way: streets change slowly.
KEPT_HERE, KEPT_THERE = 600, 86_400


@require_safe
def base_map(request: HttpRequest, zoom: str, x: str, y: str, shade: str = "") -> HttpResponse:
    """``/map/<zoom>/<x>,<y>.svg`` and ``….dark.svg``: one view of the grid (``View``), in the UK only."""
    view = View(int(zoom), int(x), int(y)) if FURTHEST_OUT <= int(zoom) <= CLOSEST else None
    if view is None or not view.is_in_the_uk:
        raise Http404
    made = caches[PICTURES].get_or_set(
        f"base-map:{view.zoom}:{view.x}:{view.y}{shade}", lambda: map_svg(view, dark=bool(shade)), KEPT_HERE
    )
    response = HttpResponse(made, content_type="image/svg+xml")
    patch_cache_control(response, public=True, max_age=KEPT_THERE)
    return response
