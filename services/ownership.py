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


def may_change(user: User, service: Service) -> bool:
    """Somebody with no organisation of their own (the portal's team) may change all; others only their
    organisation's.
    """
    if user.is_superuser or user.organisation_id is None:
        return True
    return service.organisation.translation_key == user.organisation.translation_key


def services_of(user: User) -> ServiceQuerySet:
    """The services a user may change, in every language."""
    services = Service.objects.all()
    if user.is_superuser or user.organisation_id is None:
        return services
    return services.filter(organisation__translation_key=user.organisation.translation_key)


def organisations_of(user: User) -> Any:
    records = Organisation.objects.records()
    if user.is_superuser or user.organisation_id is None:
        return records
    return records.filter(translation_key=user.organisation.translation_key)


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
        service = Service.objects.filter(pk=kwargs.get("pk")).select_related("organisation").first()
        if service is not None and not may_change(request.user, service):  # type: ignore[arg-type]
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded
