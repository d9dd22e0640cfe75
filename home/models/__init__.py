from .articles import ArticlePage, ComplaintRoutePage, EntitlementPage, GuidePage
from .landing import HomePage, TopicPage

__all__ = ["ArticlePage", "ComplaintRoutePage", "EntitlementPage", "GuidePage", "HomePage", "TopicPage"]
