"""``manage.py search rebuild|check|sync|status``: keeping the index right, in the database and on the cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from django.conf import settings
from django.core.management import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from portal.progress import progress
from search import checking
from search.documents import IndexDocument
from search.health import check_search
from search.index import is_up_to_date
from search.misses import forget_old
from search.models import Document, ElasticsearchIndex
from search.outbox import waiting_counts, work_off
from search.sources import Source, all_sources

AWAY: Final = "Elasticsearch does not answer ({}). Until it does, the database answers every search."
DOCUMENTS, ELASTICSEARCH = "documents", "elasticsearch"


class Command(BaseCommand):
    help = (
        "rebuild: make the whole index anew, while the old one serves. check: compare it with pages and services, and "
        "Elasticsearch with it. sync: do what is waiting; for the scheduler, every few minutes. status: say how it is."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=("rebuild", "check", "sync", "status"))
        parser.add_argument("--only", choices=(DOCUMENTS, ELASTICSEARCH), help="rebuild, check: only this part.")
        parser.add_argument("--repair", action="store_true", help="check: make again what differs.")

    def handle(self, *args: Any, what: str, only: str | None, repair: bool, **options: Any) -> None:
        self.with_documents = only != ELASTICSEARCH
        self.with_cluster = bool(settings.ELASTICSEARCH_HOSTS) and only != DOCUMENTS
        if only == ELASTICSEARCH and not settings.ELASTICSEARCH_HOSTS:
            raise CommandError("Elasticsearch is not configured (ELASTICSEARCH_HOSTS is empty).")
        if what == "check":
            self.check_all(repair)
        else:
            {"rebuild": self.rebuild, "sync": self.sync, "status": self.status}[what]()

    def rebuild(self) -> None:
        for source in all_sources() if self.with_documents else ():
            self.rebuild_documents(source)
        if self.with_cluster:
            self.rebuild_cluster()

    def rebuild_documents(self, source: Source) -> None:
        def made() -> Iterator[IndexDocument]:
            owners = source.owners()
            documents = (document for batch in checking.batches(owners) for document in source.documents(batch))
            yield from progress(documents, f"Documents of kind {source.kind}", self.stdout, total=len(owners))

        checking.rebuild(source, made())

    def rebuild_cluster(self) -> None:
        from search.backends.elasticsearch import builds, delivery

        name = self.asking(lambda: builds.rebuild(self.stdout))
        self.asking(delivery.deliver_all)
        self.stdout.write(f"Elasticsearch now searches {name}")

    def check_all(self, repair: bool) -> None:
        differing = sum(self.check_documents(source, repair) for source in all_sources()) if self.with_documents else 0
        if self.with_cluster:
            differing += self.check_cluster(repair)
        if differing and not repair:
            raise CommandError(f"{differing} differences. Mend them with: manage.py search check --repair")
        self.stdout.write(f"Repaired: {differing}" if differing else "No differences")

    def check_documents(self, source: Source, repair: bool) -> int:
        found = list(self.shown(checking.check(source), "documents"))
        if repair and found:
            checking.repair(found)
            self.expect_none(checking.check(source))
        return len(found)

    def check_cluster(self, repair: bool) -> int:
        from search.backends.elasticsearch import checking as cluster

        found = self.asking(lambda: list(self.shown(cluster.check(), "Elasticsearch")))
        if repair and found:
            self.asking(lambda: cluster.repair(found))
            self.asking(lambda: self.expect_none(cluster.check()))
        return len(found)

    def shown(self, found: Iterable[Any], where: str) -> Iterator[Any]:
        for each in found:
            self.stdout.write(f"{where}: {each}")
            yield each

    def expect_none(self, found: Iterable[Any]) -> None:
        left = [str(each) for each in found]
        if left:
            raise CommandError(f"Not mended: {'; '.join(left[:20])}. The outbox says why: manage.py search status")

    def sync(self) -> None:
        for source in all_sources():
            if not is_up_to_date(source.kind):
                self.rebuild_documents(source)
        self.stdout.write(f"Documents made: {work_off()}")
        self.stdout.write(f"Old counts of missed words forgotten: {forget_old(timezone.localdate())}")
        if self.with_cluster:
            try:
                self.sync_cluster()
            except CommandError as error:
                # Not a failure: what waits is kept, the next run sends it, and the portal must start meanwhile.
                self.stderr.write(str(error))

    def sync_cluster(self) -> None:
        from search.backends.elasticsearch import builds, delivery

        if not self.asking(builds.is_up_to_date):
            self.rebuild_cluster()
        self.stdout.write(f"Changes sent to Elasticsearch: {self.asking(delivery.deliver_all)}")

    def status(self) -> None:
        for source in all_sources():
            count = Document.objects.filter(kind=source.kind).count()
            made = "" if is_up_to_date(source.kind) else ", made by older rules: run sync"
            self.stdout.write(f"Documents of kind {source.kind}: {count}{made}")
        for step, count in waiting_counts().items():
            self.stdout.write(f"Waiting for {step}: {count}")
        for row in ElasticsearchIndex.objects.order_by("pk"):
            self.stdout.write(f"Elasticsearch index {row.name}: {row.state}")
        if self.with_cluster:
            from search.backends.elasticsearch import backend

            for name, value in self.asking(backend.status).items():
                self.stdout.write(f"Elasticsearch {name}: {value}")
        self.stdout.write(f"Search: {check_search() or 'well'}")

    def asking(self, question: Callable[[], Any]) -> Any:
        """Ask the cluster; raises CommandError with a sentence where it is away or the answer is no good."""
        from elasticsearch import ApiError, TransportError

        from search.backends.elasticsearch.builds import BuildFailed
        from search.backends.elasticsearch.delivery import NotDelivered

        try:
            return question()
        except BuildFailed as error:
            raise CommandError(str(error)) from error
        except NotDelivered as error:
            raise CommandError(AWAY.format(error)) from error
        except (ApiError, TransportError) as error:
            raise CommandError(AWAY.format(type(error).__name__)) from error
