"""Making drafts and publications of translated pages and records from the strings there are.

Not by ``Translation.save_target`` alone: for what is live already it writes the draft's words into the live row, and
takes a live record off the site.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from wagtail.models import DraftStateMixin, Page, Revision
from wagtail.permissions import ModelPermissionPolicy
from wagtail_localize.models import Translation, TranslationLog


class Outcome(StrEnum):
    PUBLISHED = "published"
    DRAFT = "draft"
    #: Not every string is translated.
    INCOMPLETE = "incomplete"
    #: Whole, but of a kind that has no drafts (or is an alias that readers reach): kept until it is published.
    WAITING = "waiting"


def save(translation: Translation, *, user: Any, is_whole: bool, publish: bool) -> Outcome:
    """Save what the strings of a translation make, inside the caller's transaction.

    Raises ValidationError where a field does not take its words.
    """
    target = target_of(translation)
    model = translation.source.specific_content_type.model_class()
    has_drafts = model is not None and issubclass(model, DraftStateMixin)
    if not translation.enabled:
        return Outcome.WAITING if is_whole else Outcome.INCOMPLETE
    if not is_whole:
        if target is None and has_drafts:
            # Wagtail's own editor of translations opens the target, so there has to be one.
            translation.save_target(user=user, publish=False)
        return Outcome.INCOMPLETE
    if not has_drafts:
        if publish:
            translation.save_target(user=user, publish=True)
        return Outcome.PUBLISHED if publish else Outcome.WAITING
    is_alias = bool(getattr(target, "alias_of_id", None))
    if is_alias and not publish:
        return Outcome.WAITING
    if target is None or is_alias:
        translation.save_target(user=user, publish=False)
        target = translation.get_target_instance()
        revision_id = target.latest_revision_id
    else:
        revision_id = _revise(translation, user)
    if publish:
        # Read again: a revision that has just been made holds the page as it was then.
        Revision.objects.get(pk=revision_id).publish(user=user)
    return Outcome.PUBLISHED if publish else Outcome.DRAFT


def target_of(translation: Translation) -> Any | None:
    try:
        return translation.get_target_instance()
    except ObjectDoesNotExist:
        return None


def _revise(translation: Translation, user: Any) -> int:
    """A new revision of what is there; the row itself stays as readers see it."""
    source, locale = translation.source, translation.target_locale
    revision = source.get_ephemeral_translated_instance(locale, fallback=True).save_revision(user=user)
    TranslationLog.objects.create(source=source, locale=locale, revision=revision)
    return int(revision.pk)


def may_publish(user: Any, row: Any, target: Any | None) -> bool:
    """Whether a user may publish a translation of ``row``; on the command line (no user) everybody may."""
    if user is None:
        return True
    if isinstance(row, Page):
        return bool((target or row).permissions_for_user(user).can_publish())
    policy: Any = ModelPermissionPolicy(type(row))
    return bool(policy.user_has_permission(user, "publish" if isinstance(row, DraftStateMixin) else "change"))
