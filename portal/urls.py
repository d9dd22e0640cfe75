"""Addresses. Readers' pages live below a language; everything else is for machines and editors."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path, re_path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.urls import serve_pattern

from home.complaints.finder import find_route
from home.complaints.letter import letter
from home.desk.views import desk, desk_address, desk_card
from home.entitlements.api import entitlements
from home.language_sheet import language_sheet, point_to_your_language
from portal import views
from portal.feedback import views as feedback
from search.views import search, suggestions
from services.corrections.views import check
from services.my_list import my_list, my_list_map
from services.screen_map.views import base_map
from services.views import directory_map

urlpatterns = [
    path("", views.language_chooser, name="language_chooser"),
    path("robots.txt", views.robots, name="robots"),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("api/entitlements/", entitlements, name="entitlements_api"),
    re_path(r"^map/(?P<zoom>\d)/(?P<x>-?\d{1,6}),(?P<y>\d{1,6})(?P<shade>\.dark)?\.svg$", base_map, name="base_map"),
    *(static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT) if settings.DEBUG else []),
    *i18n_patterns(
        path("search/", search, name="search"),
        path("suggest/", suggestions, name="suggest"),
        path("desk/", desk, name="desk"),
        path("desk/card.pdf", desk_card, name="desk_card"),
        path("desk/languages/", point_to_your_language, name="point_to_your_language"),
        path("desk/languages.pdf", language_sheet, name="language_sheet"),
        path("desk/<slug:nation>/<slug:situation>/<slug:need>/", desk_address, name="desk_address"),
        path("complaints/find/", find_route, name="route_finder"),
        path("complaints/letter/", letter, name="letter"),
        path("feedback/", feedback.feedback, name="feedback"),
        path("feedback/thanks/", feedback.thanks, name="feedback_thanks"),
        path("feedback/done/", feedback.done, name="feedback_done"),
        # Whatever a mail programme made of the link: no other page is shown it, or asks what was useful about it.
        path("services/check/<path:token>/", check, name="service_check"),
        path("services/map.pdf", directory_map, name="directory_map"),
        path("my-list/", my_list, name="my_list"),
        path("my-list/map.pdf", my_list_map, name="my_list_map"),
        re_path(serve_pattern, views.page, name="wagtail_serve"),
    ),
]

handler404 = "portal.views.not_found"
