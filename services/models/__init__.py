from .area import AreaPage, DirectoryPage
from .category import Category
from .contact import Contact, LanguageOffered
from .location import Location, Schedule
from .place import Place, PlaceName
from .service import Service, ServiceQuerySet

__all__ = [
    "AreaPage",
    "Category",
    "Contact",
    "DirectoryPage",
    "LanguageOffered",
    "Location",
    "Place",
    "PlaceName",
    "Schedule",
    "Service",
    "ServiceQuerySet",
]
