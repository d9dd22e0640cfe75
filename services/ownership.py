"""Who may change which service: a partner charity's editor keeps that charity's own, the portal's team keeps all."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import QuerySet

from portal.models import Organisation, User

from .models import Service, ServiceQuerySet

#: Only the portal's team has this permission (``setup_groups``); having no organisation gives nobody anything.
KEEPS_ALL: Final = "services.delete_service"


def keeps_all(user: User) -> bool:
    return user.is_superuser or user.has_perm(KEEPS_ALL)


def organisations_of(user: User) -> QuerySet[Organisation]:
    """The organisations a user may give services to, once each (not once a language)."""
    records = Organisation.objects.records()
    if keeps_all(user):
        return records
    own = user.organisation
    return records.filter(translation_key=own.translation_key) if own else records.none()


def services_of(user: User) -> ServiceQuerySet:
    """The services a user may change, in every language. Whose one is, is a fact: the record's says so."""
    services: ServiceQuerySet = Service.objects.all()
    if keeps_all(user):
        return services
    own = Service.objects.records().filter(organisation__in=organisations_of(user))
    return services.filter(translation_key__in=own.values("translation_key"))


def may_change(user: User, service_pk: Any) -> bool:
    """Whether the user may change the service (a record or a translation) with this primary key; junk is nobody's."""
    try:
        return services_of(user).filter(pk=service_pk).exists()
    except (TypeError, ValueError):
        return False
