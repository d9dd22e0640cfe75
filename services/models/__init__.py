from .area import AreaPage, DirectoryPage
from .category import Category
from .check_request import CheckRequest
from .contact import Contact, LanguageOffered
from .council import Council
from .location import Location, Schedule
from .map_tile import MapExtract, MapTile
from .place import Place, PlaceName
from .service import Service, ServiceQuerySet

__all__ = [
    "AreaPage",
    "Category",
    "CheckRequest",
    "Contact",
    "Council",
    "DirectoryPage",
    "LanguageOffered",
    "Location",
    "MapExtract",
    "MapTile",
    "Place",
    "PlaceName",
    "Schedule",
    "Service",
    "ServiceQuerySet",
]
