"""For operators: alive, ready, and figures without anything of a person in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from bot.reply import Reply
from index.live import LiveIndex
from index.loader import NoKnowledge


class Figures:
    """The metrics of one server."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.answers = Counter(
            "guichet_answers", "Replies by kind and channel", ["kind", "channel"], registry=self.registry
        )
        self.seconds = Histogram(
            "guichet_answer_seconds", "Time to a reply", registry=self.registry,
            buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5),
        )  # fmt: skip
        self.problems = Gauge("guichet_knowledge_problems", "Errors in the knowledge files now", registry=self.registry)
        self.units = Gauge("guichet_knowledge_units", "Units served", registry=self.registry)
        self.failures = Counter(
            "guichet_storage_failures", "Requests that the database refused", ["kind"], registry=self.registry
        )
        self.lost = Counter(
            "guichet_questions_dropped", "Questions that could not be kept for staff", registry=self.registry
        )
        self.removed = Counter(
            "guichet_purged", "Rows removed when their time was over", ["what"], registry=self.registry
        )
        self.messages = Counter(
            "guichet_messages", "Attempts to send a message", ["kind", "channel", "outcome"], registry=self.registry
        )
        self.outbox = Gauge(
            "guichet_outbox_waiting", "Messages still to be sent", ["kind", "channel"], registry=self.registry
        )
        for kind in ("away", "full", "fault", "conflict", "mismatch"):
            self.failures.labels(kind)  # shown from the beginning, so that an alert can watch it

    def storage_failed(self, kind: str) -> None:
        """Counts a failure of the database."""
        self.failures.labels(kind).inc()

    def purged(self, counts: Mapping[str, int]) -> None:
        """Counts what the daily purge removed."""
        for what, number in counts.items():
            self.removed.labels(what).inc(number)

    def posted(self, kind: str, channel: str, outcome: str) -> None:
        """Counts an attempt to send a message: sent, later, failed, void (no longer due) or unsure."""
        self.messages.labels(kind, channel, outcome).inc()

    def waiting(self, counts: Mapping[tuple[str, str], int]) -> None:
        """How many messages wait, by kind and channel."""
        self.outbox.clear()
        for (kind, channel), number in counts.items():
            self.outbox.labels(kind, channel).set(number)

    def observer(self, channel: str) -> Callable[[Reply, float], None]:
        """Counts the replies of a channel."""

        def observe(reply: Reply, seconds: float) -> None:
            self.seconds.observe(seconds)
            self.answers.labels(reply.kind, channel).inc()

        return observe


def health_router(live: LiveIndex, figures: Figures, checks: dict[str, Callable[[], bool]]) -> APIRouter:
    """`checks`: what else must hold for the server to be ready, by name."""
    router = APIRouter(tags=["operators"])

    @router.get("/health", summary="Alive")
    async def health() -> dict[str, str]:
        return {"status": "alive"}

    @router.get("/ready", summary="Index loaded, storage reachable")
    def ready(response: Response) -> dict[str, bool]:
        state = {"index": _loaded(live), **{name: check() for name, check in checks.items()}}
        if not all(state.values()):
            response.status_code = 503
        return state | {"knowledge_as_written": live.follows_files}

    @router.get("/metrics", summary="Figures for Prometheus")
    async def metrics() -> Response:
        figures.problems.set(len(live.report.errors))
        if _loaded(live):
            figures.units.set(len(live.engine.material.units))
        return Response(generate_latest(figures.registry), media_type=CONTENT_TYPE_LATEST)

    return router


def _loaded(live: LiveIndex) -> bool:
    try:
        return live.engine is not None
    except NoKnowledge:
        return False
