"""A small programme and an assistant that answers by a table, for the tests of the chat page alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from fastapi import FastAPI

from bot.reply import Link, Reply, Suggestion
from bot.settings import Settings
from bot.web.page import page_router
from index.knowledge import Knowledge
from index.loader import Loader

FILES = {
    "programme.yaml": """
name: Jardins partagés & Cie
short_name: JP
operator: Ville
description: Des jardins.
description_en: Gardens.
timezone: Europe/Paris
languages: [fr, en]
contact: {name: l’équipe des jardins, name_en: the gardens team, email: jardins@example.fr, url: "https://example.fr/"}
cohort_word: {fr: saison, en: season}
cohort_words: [saison]
project_words: [parcelle]
cohorts:
  - {id: saison-1, name: saison 1, name_en: season 1, years: "2020", from: 2020-01-01}
topics:
  - {id: rules, name: Les règles, name_en: Rules}
  - {id: empty, name: Vide, name_en: Nothing}
""",
    "calendar.yaml": """
kinds:
  - id: ouverture
    name: ouverture
    name_en: opening
    question: Quand ouvre le jardin ?
    question_en: When does the garden open?
    also: [horaires du jardin]
events: []
""",
    "faq/dogs.md": """---
id: dogs
question: Les chiens sont-ils admis ?
topic: rules
source: [{title: Règlement, url: "https://example.fr/reglement", updated: "2024"}]
reviewed_on: 2026-01-01
---
Oui, en laisse.
""",
    "faq/tools.md": """---
id: tools
question: Qui prête les outils ?
topic: rules
source: [{title: Règlement, url: "https://example.fr/reglement", updated: "2024"}]
reviewed_on: 2026-01-01
---
Nous.
""",
    "faq/tools.en.md": """---
lang: en
question: Who lends the tools?
---
We do.
""",
    "faq/old.md": """---
id: old
question: Fallait-il une clé ?
topic: rules
valid_until: 2020-01-01
source: [{title: Règlement, url: "https://example.fr/reglement", updated: "2019"}]
reviewed_on: 2019-01-01
---
Oui.
""",
}


def _knowledge() -> Knowledge:
    loaded = Loader(Path("not-on-disk")).load({name: text.encode() for name, text in FILES.items()})
    assert loaded.knowledge, loaded.report.problems
    return loaded.knowledge


KNOWLEDGE = _knowledge()

REPLIES = {
    "chiens": Reply(
        "answer",
        "**Oui**, en laisse.\n\n- le matin ;\n- le soir.",
        "fr",
        (
            Link("Règlement", "https://example.fr/reglement", "2024-04"),
            Link("Piège", "javascript:alert(1)", "2022-04-03"),
        ),
        (Suggestion("Les outils", "Qui prête les outils ?"),),
        confidence=0.9,
    ),
    "outils": Reply("answer", "Us, <script>alert(1)</script> [x](javascript:alert(1)).", "en"),
}
UNKNOWN = Reply("unknown", "Je ne sais pas. Plus proche :", "fr", suggestions=(Suggestion("Les chiens", "chiens"),))


class TableAssistant:
    """Answers by the first word of its table that the question holds; remembers what it was asked."""

    knowledge = KNOWLEDGE

    def __init__(self) -> None:
        self.asked: list[tuple[str, str | None, str | None]] = []
        self.forgotten: list[str] = []
        self.opinions: list[tuple[str, bool, str]] = []

    def reply(self, question: str, conversation: str | None = None, *, reader: str | None = None) -> Reply:
        self.asked.append((question, conversation, reader))
        found = next((reply for word, reply in REPLIES.items() if word in question), UNKNOWN)
        return replace(found, conversation=conversation or f"c{len(self.asked)}", answer=f"a{len(self.asked)}")

    def feedback(self, answer: str, helpful: bool, comment: str = "") -> None:
        self.opinions.append((answer, helpful, comment))

    def forget(self, conversation: str) -> None:
        self.forgotten.append(conversation)


def site(assistant: TableAssistant, **settings: object) -> FastAPI:
    app = FastAPI()
    app.include_router(page_router(assistant, Settings(_env_file=None, **settings), assistant))  # type: ignore[call-arg, arg-type]
    return app
