"""The demo's pages: read from YAML, made in English, translated from the memories beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

import yaml
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Locale, Page, Site

from home.models import ComplaintRoutePage, EntitlementPage, GuidePage, HomePage, TopicPage
from portal.languages import LANGUAGES, SOURCE_LANGUAGE
from portal.models import BasePage

HERE = Path(__file__).parent
ENGLISH = HERE / "en"
TRANSLATIONS = HERE / "translations"
SECTIONS = ("entitlements", "mental-health", "complaints")
PAGE_TYPES = {"entitlement": EntitlementPage, "guide": GuidePage, "complaint_route": ComplaintRoutePage}
#: The site's name while the demo is being loaded.
UNFINISHED = "The demo is not loaded to its end"
PAGE_LINK = re.compile(r'href="page:([a-z0-9/-]+)"')


def read(path: Path) -> dict[str, Any]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def make_locales() -> dict[str, Locale]:
    return {code: Locale.objects.get_or_create(language_code=code)[0] for code in LANGUAGES}


def make_site(locale: Locale) -> HomePage:
    """The English home page as the root of the one site."""
    words = read(ENGLISH / "home.yaml")
    host = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    # Wagtail's first migration leaves a welcome page, which takes its site with it.
    Page.objects.filter(depth=2, content_type=ContentType.objects.get_for_model(Page)).delete()
    home = HomePage(
        title=words["title"],
        slug="home",
        locale=locale,
        tagline=words["tagline"],
        introduction=words["intro"],
        privacy_note=words["privacy_note"],
        search_description=words["tagline"][:250],
    )
    Page.get_first_root_node().add_child(instance=home)
    home.save_revision().publish()
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": host.hostname, "port": host.port or 80, "site_name": UNFINISHED, "root_page": home},
    )
    return home


def add_page(parent: Page, page: BasePage) -> BasePage:
    page.locale = parent.locale
    page.show_in_menus = True
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def make_sections(home: HomePage) -> dict[str, TopicPage]:
    sections = read(ENGLISH / "home.yaml")["sections"]
    return {
        slug: add_page(
            home,
            TopicPage(
                title=sections[slug]["title"],
                slug=slug,
                introduction=sections[slug]["introduction"],
                search_description=sections[slug]["search_description"],
            ),
        )
        for slug in SECTIONS
    }


def page_order(section: str) -> list[str]:
    return list(read(ENGLISH / "order.yaml")[section])


def make_articles(topics: dict[str, TopicPage]) -> Iterator[BasePage]:
    """Make every article, first without its body (bodies link to each other), then with it."""
    made: dict[str, BasePage] = {}
    contents: dict[str, dict[str, Any]] = {}
    for section, topic in topics.items():
        for slug in page_order(section):
            words = contents[f"{section}/{slug}"] = read(ENGLISH / section / f"{slug}.yaml")
            page = PAGE_TYPES[words["page_type"]](
                title=words["title"],
                slug=slug,
                search_description=words["search_description"],
                short_answer=words["short_answer"].strip(),
                nations=words["nations"],
                sources=[("source", {"dated": "", "url": "", **source}) for source in sources_of(words)],
                locale=topic.locale,
                show_in_menus=True,
            )
            if isinstance(page, ComplaintRoutePage):
                page.topics = words["topics"]
            topic.add_child(instance=page)
            made[f"{section}/{slug}"] = page
    for path, page in made.items():
        page.body = [stream_child(path, number, child, made) for number, child in enumerate(contents[path]["body"])]
        page.related = [("page", made[each]) for each in contents[path].get("related", [])]
        page.save_revision().publish()
        yield page


def sources_of(words: dict[str, Any]) -> list[dict[str, str]]:
    wanted = ("title", "publisher", "url", "dated")
    return [{key: str(source[key]) for key in wanted if source.get(key)} for source in words.get("sources", [])]


def stream_child(path: str, number: int, child: dict[str, Any], pages: dict[str, BasePage]) -> dict[str, Any]:
    """One block of a YAML body as StreamField data. Its id follows from its place, so that loading again changes
    nothing.
    """
    ((kind, value),) = child.items()
    if kind == "text":
        value = PAGE_LINK.sub(lambda match: f'linktype="page" id="{pages[match[1]].pk}"', value.strip())
    elif isinstance(value, list):
        value = [
            {"type": "item", "value": item, "id": block_id(path, number, position)}
            for position, item in enumerate(value)
        ]
    return {"type": kind, "value": value, "id": block_id(path, number)}


def block_id(*place: object) -> str:
    return str(uuid5(NAMESPACE_URL, "/".join(map(str, place))))


def is_loaded() -> bool:
    """Whether there is a home page, the demo's or anybody's: then nothing is loaded over it."""
    return HomePage.objects.filter(locale__language_code=SOURCE_LANGUAGE).exists()


def was_interrupted() -> bool:
    """Whether a load of the demo stopped before its end: it names the site only when everything is there."""
    return Site.objects.filter(site_name=UNFINISHED).exists()


def finish() -> None:
    Site.objects.filter(site_name=UNFINISHED).update(site_name=read(ENGLISH / "home.yaml")["title"])


def clear() -> None:
    """Take away what an interrupted load left, so that it can begin again. Pages go first: others point at them."""
    for page in Page.objects.filter(depth=2).order_by("-path"):
        page.specific.delete()
