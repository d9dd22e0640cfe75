"""Addresses. Readers' pages live below a language; everything else is for machines and editors."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path, re_path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.urls import serve_pattern

from home.desk import desk
from portal import views
from search.views import search, suggestions
from services.views import directory_map

urlpatterns = [
    path("", views.language_chooser, name="language_chooser"),
    path("robots.txt", views.robots, name="robots"),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    *(static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT) if settings.DEBUG else []),
    *i18n_patterns(
        path("search/", search, name="search"),
        path("suggest/", suggestions, name="suggest"),
        path("desk/", desk, name="desk"),
        path("services/map.pdf", directory_map, name="directory_map"),
        re_path(serve_pattern, views.page, name="wagtail_serve"),
    ),
]

handler404 = "portal.views.not_found"
