"""Every public address of the demo, below its language."""

from __future__ import annotations

from home.demo.pages import SECTIONS, page_order
from services.demo.loader import AREAS

#: Languages in which everything is there; the rest have the interface, the sections and the kinds of help.
WHOLE = ("en", "ar", "fa", "prs", "ckb", "ti", "am", "uk", "fr")
SERVICES = ("lantern-house-listening-leeds", "refugee-council-therapeutic-casework-leeds")
ARTICLES = [f"{section}/{slug}/" for section in SECTIONS for slug in page_order(section)]
LISTS = ["", *(f"{section}/" for section in SECTIONS), "services/", *(f"services/{area}/" for area in AREAS)]
DETAILS = [f"services/{slug}/" for slug in SERVICES]
QUERIES = [
    "services/?near=Leeds&language=ar&cost=free",
    "services/?q=english&category=english-classes&open=now",
    "services/?near=Atlantis&q=qqqq",
    "complaints/find/",
    "complaints/find/?nation=england&topic=interpreter",
    "complaints/find/?nation=wales&topic=school",
    "complaints/find/?nation=mars",
    "complaints/letter/",
    "complaints/letter/?route=complain-about-a-gp",
    "feedback/?about=/en/services/&useful=no",
    "feedback/done/",
    "search/?q=doctor",
    "search/?q=zzzzzz",
    "search/",
    "desk/",
    "desk/?need=gp&nation=england&with=ti&at=brindle-street-surgery",
    "desk/?need=dentist&nation=wales",
]
EVERYTHING = [*LISTS, *ARTICLES, *DETAILS, *QUERIES]
#: One of each kind of page, for what is slow to check.
ONE_OF_EACH = [
    "",
    "entitlements/",
    "entitlements/register-with-a-gp/",
    "mental-health/help-now/",
    "complaints/complain-about-a-hospital/",
    "complaints/find/?nation=wales&topic=school",
    "complaints/letter/?route=complain-about-a-hospital",
    "services/",
    "services/leeds/",
    "services/lantern-house-listening-leeds/",
    "services/?near=Leeds&language=ar&cost=free",
    "services/?near=Leeds&view=map",
    "my-list/?s=1.2.3",
    "search/?q=doctor",
    "desk/?need=gp&nation=england&with=ti&at=brindle-street-surgery",
    "desk/?need=gp&nation=england&with=ti&show=patient",
    "not-a-page/",
]
