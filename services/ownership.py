"""An editor of a partner charity keeps that charity's own services and cannot touch another's."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.urls.resolvers import RoutePattern

from portal.models import Organisation, User

from .models import Service, ServiceQuerySet


def own_organisation(user: User) -> Organisation | None:
    """The organisation an editor is bound to; None for the portal's own team, which is bound to none."""
    return None if user.is_superuser else user.organisation


def may_change(user: User, service: Service) -> bool:
    """Somebody with no organisation of their own (the portal's team) may change all; others only their
    organisation's.
    """
    own = own_organisation(user)
    return own is None or service.organisation.translation_key == own.translation_key


def services_of(user: User) -> ServiceQuerySet:
    """The services a user may change, in every language."""
    services, own = Service.objects.all(), own_organisation(user)
    return services.filter(organisation__translation_key=own.translation_key) if own else services


def organisations_of(user: User) -> Any:
    """The organisations a user may give services to, once each (not once a language)."""
    records, own = Organisation.objects.records(), own_organisation(user)
    return records.filter(translation_key=own.translation_key) if own else records


def only_own(pattern: URLPattern) -> URLPattern:
    """Guard one address of the services' admin: every one that names a record asks whose it is.

    Wagtail checks the model's permission there, not the record's, so the check is put around all of them at once.
    """
    route = str(pattern.pattern)
    if "pk>" not in route or not isinstance(pattern.pattern, RoutePattern):
        return pattern
    return URLPattern(pattern.pattern, _guard(pattern.callback), pattern.default_args, pattern.name)


def _guard(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        service = Service.objects.filter(pk=kwargs["pk"]).select_related("organisation").first()
        if service is not None and not may_change(request.user, service):  # type: ignore[arg-type]
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded
