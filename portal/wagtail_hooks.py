"""Small changes to the admin that belong to no section."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages

from . import translation_admin  # noqa: F401 - its hooks
from .exchange import admin as translation_files  # noqa: F401 - its hooks
from .feedback import admin as feedback  # noqa: F401 - its hooks
from .machine_translation import admin as machine_translation  # noqa: F401 - its hooks
from .models import Organisation, User
from .rich_text import LocalizedPageLinkHandler


@hooks.register("construct_explorer_page_queryset")
def pages_in_tree_order(parent_page: Any, pages: Any, request: Any) -> Any:
    """Editors see pages in the order readers do, unless they ask for another."""
    return pages if "ordering" in request.GET else pages.order_by("path")


@hooks.register("register_rich_text_features", order=100)
def link_pages_in_the_reader_s_language(features: Any) -> None:
    features.register_link_type(LocalizedPageLinkHandler)


@hooks.register("before_delete_snippet")
def keep_organisations_of_editors(request: HttpRequest, instances: list[Any]) -> HttpResponse | None:
    """An account is held to its organisation, so that cannot go first. Wagtail does not count accounts as uses."""
    organisations = [each.pk for each in instances if isinstance(each, Organisation)]
    if not organisations or not User.objects.filter(organisation__in=organisations).exists():
        return None
    messages.error(request, _("Editors' accounts belong to this organisation. Move or delete the accounts first."))
    return redirect("wagtailsnippets_portal_organisation:list")
