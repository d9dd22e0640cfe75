from .articles import ArticlePage, EntitlementPage, GuidePage
from .complaint_route import ComplaintRoutePage
from .entitlement import Entitlement
from .landing import HomePage, TopicPage

__all__ = ["ArticlePage", "ComplaintRoutePage", "Entitlement", "EntitlementPage", "GuidePage", "HomePage", "TopicPage"]
