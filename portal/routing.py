"""Finding the page of an address: in the reader's language or not at all, in two queries.

Wagtail's own routing walks the tree a level a query, and where a page has no translation it silently serves the
English one below another language's address: through an alias, too. A reader must be told.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from wagtail import hooks
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult
from wagtail.views import serve_chain

from .middleware.language import language_of_path


def root_path(language: str) -> str | None:
    """``url_path`` of a language's home page, from Wagtail's cache of site roots; None where the language has none."""
    return next((root.root_path for root in Site.get_site_root_paths() if root.language_code == language), None)


def route(language: str, path: str, request: HttpRequest) -> RouteResult:
    """Find the page at ``path`` below ``language``. Raises Http404.

    The deepest page whose address begins the path is asked to route the rest: the directory answers for its services.
    """
    root = root_path(language)
    if root is None:
        raise Http404(language)
    components = [component for component in path.split("/") if component]
    prefixes = [root + "".join(f"{part}/" for part in components[:depth]) for depth in range(len(components) + 1)]
    page = (
        Page.objects.filter(url_path__in=prefixes, locale__language_code=language)
        .select_related("locale")
        .order_by("-depth")
        .first()
    )
    if page is None:
        raise Http404(path)
    specific = page.specific
    specific.locale = page.locale
    result = specific.route(request, components[prefixes.index(page.url_path) :])
    # Checked at the end, since Wagtail finds pages by their slug on the way: aliases hold the words of another
    # language.
    if result.page.alias_of_id or result.page.locale_id != page.locale_id or not result.page.live:
        raise Http404(path)
    return result


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Serve a page with Wagtail's hooks (private pages among them). Raises Http404."""
    page, args, kwargs = route(language_of_path(request.path_info), path, request)
    for hook in hooks.get_hooks("before_serve_page"):
        answer = hook(page, request, args, kwargs)
        if isinstance(answer, HttpResponse):
            return answer
    chain = serve_chain
    for hook in reversed(hooks.get_hooks("on_serve_page")):
        chain = hook(chain)
    return chain(page, request, args, kwargs)
