from .feedback import Feedback
from .machine_translation import (
    GlossaryTerm,
    GlossaryTranslation,
    MachineTranslationMonth,
    MachineTranslationSettings,
)
from .media import PortalDocument, PortalImage, PortalRendition
from .organisation import Organisation
from .page import BasePage
from .review import ReviewMixin
from .site_settings import PortalSettings
from .translation_status import SourceWords, TranslationStatus
from .user import User
from .words import WordsQuerySet, WordsTranslatedMixin

__all__ = [
    "BasePage",
    "Feedback",
    "GlossaryTerm",
    "GlossaryTranslation",
    "MachineTranslationMonth",
    "MachineTranslationSettings",
    "Organisation",
    "PortalDocument",
    "PortalImage",
    "PortalRendition",
    "PortalSettings",
    "ReviewMixin",
    "SourceWords",
    "TranslationStatus",
    "User",
    "WordsQuerySet",
    "WordsTranslatedMixin",
]
