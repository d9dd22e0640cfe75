"""The service record: facts once, in the source language; words in every language."""

from __future__ import annotations

from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, LockableMixin, Page, PreviewableMixin, RevisionMixin, WorkflowMixin

from portal.fields import ChoiceListField, YesNoField
from portal.models import Organisation, ReviewMixin, WordsQuerySet, WordsTranslatedMixin

from .category import Category
from .choices import Access, Cost, Reach, ReferralBy, Status, WhoFor


class ServiceQuerySet(WordsQuerySet):
    def public(self) -> Self:
        """Published records that still run; a service that ended or was stopped is not shown to anybody."""
        return self.records().filter(live=True, status__in=[Status.ACTIVE, Status.TEMPORARILY_CLOSED])

    def with_facts(self) -> Self:
        """Everything a page about the service shows, in a constant number of queries."""
        return self.select_related("organisation", "checked_by", "locale").prefetch_related(
            "categories", "languages", "contacts", "locations__schedules"
        )


class Service(
    WordsTranslatedMixin,
    PreviewableMixin,
    WorkflowMixin,
    LockableMixin,
    DraftStateMixin,
    RevisionMixin,
    ReviewMixin,
    ClusterableModel,
):
    """A service somebody can use (HSDS ``service``).

    Facts are read only from the record in the source language (``ServiceQuerySet.records``); its translations carry
    ``word_fields`` and nothing else that is ever shown.
    """

    word_fields = ("name", "summary", "what_happens", "how_to_get_help", "notes")

    # Words
    name = models.CharField(_("name"), max_length=200)
    summary = models.TextField(
        _("summary"), max_length=300, help_text=_("What it is and for whom: one or two short sentences.")
    )
    what_happens = models.TextField(
        _("what happens when you go"), blank=True, help_text=_("Two to four short sentences.")
    )
    how_to_get_help = models.TextField(
        _("how to get help"),
        blank=True,
        help_text=_(
            "How to start. No phone numbers, hours or addresses here: they are facts and have their own fields."
        ),
    )
    notes = models.TextField(_("notes"), blank=True)

    # Facts
    slug = models.SlugField(_("short name for the address"), max_length=100)
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="services"
    )
    categories = ParentalManyToManyField(Category, verbose_name=_("kinds of help"), related_name="services")
    main_category = models.ForeignKey(
        Category, verbose_name=_("main kind of help"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    status = models.CharField(_("status"), max_length=20, choices=Status.choices, default=Status.ACTIVE)
    closed_until = models.DateField(_("closed until"), null=True, blank=True)
    is_example = models.BooleanField(
        _("invented example"), default=False, help_text=_("Made up for demonstration; every page says so.")
    )
    reach = models.CharField(_("who may live where"), max_length=10, choices=Reach.choices, default=Reach.LOCAL)
    is_online = models.BooleanField(_("can be used by phone or online"), default=False)
    who_for = ChoiceListField(_("who it is for"), choice_list=WhoFor.choices)
    minimum_age = models.PositiveSmallIntegerField(_("youngest age"), null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(_("oldest age"), null=True, blank=True)
    cost = models.CharField(_("cost"), max_length=10, choices=Cost.choices, blank=True, default="")
    access = ChoiceListField(_("how to get in"), choice_list=Access.choices)
    referral_by = ChoiceListField(_("who can send you"), choice_list=ReferralBy.choices)
    any_language_by_interpreter = YesNoField(_("any language, by interpreter"))
    asks_for_id = YesNoField(_("asks for ID"))
    asks_immigration_status = YesNoField(_("asks about immigration status"))
    shares_with_home_office = YesNoField(_("tells the Home Office about people"))
    women_only = YesNoField(_("women only"))
    children_welcome = YesNoField(_("children welcome"))
    source_title = models.CharField(
        _("source"), max_length=300, blank=True, help_text=_("Where these facts come from.")
    )
    source_publisher = models.CharField(_("publisher"), max_length=150, blank=True)
    source_url = models.URLField(_("source address"), blank=True, max_length=400)
    source_dated = models.CharField(_("date the source gives"), max_length=10, blank=True)

    objects = ServiceQuerySet.as_manager()

    class Meta(WordsTranslatedMixin.Meta):
        abstract = False  # type: ignore[misc]
        verbose_name = _("service")
        verbose_name_plural = _("services")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["locale", "slug"], name="service_slug_once_a_language")]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        errors: dict[str, Any] = {}
        if self.closed_until and self.status != Status.TEMPORARILY_CLOSED:
            errors["closed_until"] = _("Only for a service that is closed for now.")
        if self.minimum_age is not None and self.maximum_age is not None and self.minimum_age > self.maximum_age:
            errors["maximum_age"] = _("The oldest age is below the youngest.")
        if self.referral_by and Access.REFERRAL not in self.access:
            errors["referral_by"] = _("Tick “Somebody must send you” as well, or clear this.")
        if self.last_checked and self.last_checked > timezone.localdate():
            errors["last_checked"] = _("This day is in the future.")
        if Page.objects.filter(
            slug=self.slug, content_type__app_label="services", content_type__model="areapage"
        ).exists():
            errors["slug"] = _("An area has this address already.")
        if errors:
            raise ValidationError(errors)

    def serve_preview(self, request: Any, mode_name: str) -> Any:
        """The preview of a translation is in its language, whatever address the admin asks for it at."""
        with translation.override(self.locale.language_code):
            response = super().serve_preview(request, mode_name)
            return response.render() if hasattr(response, "render") else response

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        return "pages/service_page.html"

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        from services.selectors import preview_context

        return {**super().get_preview_context(request, mode_name), **preview_context(self, self.locale.language_code)}
