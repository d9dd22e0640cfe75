"""An editor of a partner charity keeps that charity's own services and cannot touch another's."""

from __future__ import annotations

from typing import Any, Final

from portal.models import Organisation, User

from .models import Service, ServiceQuerySet

#: The right to keep every organisation's services. The portal's team has it, partners do not (setup_groups).
ALL_SERVICES: Final = "services.delete_service"
SOME_SERVICES: Final = ("services.add_service", "services.change_service", "services.publish_service")


def keeps_all(user: User) -> bool:
    """Whether somebody may change every service. That needs a right: having no organisation is not enough."""
    return user.is_superuser or (user.organisation_id is None and user.has_perm(ALL_SERVICES))


def is_partner(user: User) -> bool:
    """Whether somebody is held to an organisation's services, and to that part of the admin (services.admin_access).

    An editor of services who has neither an organisation nor the right to all is held to none at all.
    """
    return not keeps_all(user) and (user.organisation_id is not None or any(map(user.has_perm, SOME_SERVICES)))


def services_of(user: User) -> ServiceQuerySet:
    """The services a user may change, in every language. Whose a service is, is a fact: its record says so."""
    if keeps_all(user):
        return Service.objects.all()
    if user.organisation is None:
        return Service.objects.none()
    own = Service.objects.records().filter(organisation__translation_key=user.organisation.translation_key)
    return Service.objects.filter(translation_key__in=own.values("translation_key"))


def may_change(user: User, service: Service) -> bool:
    return services_of(user).filter(pk=service.pk).exists()


def organisations_of(user: User) -> Any:
    """The organisations a user may give services to, once each (not once a language)."""
    records = Organisation.objects.records()
    if keeps_all(user):
        return records
    return records.filter(translation_key=user.organisation.translation_key) if user.organisation else records.none()
