"""The notice and the record of processing say what the settings and the code do."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.interest.privacy import PROCESSINGS, document, keep_until, notice
from bot.settings import Settings
from tests import folders
from tests.folders import ROOT


def settings(**values: object) -> Settings:
    return Settings(_env_file=None, **values)  # type: ignore[call-arg, arg-type]


def test_the_record_is_what_the_code_says() -> None:
    """After a change: `guichet privacy > PRIVACY.md`, without any setting."""
    written = (ROOT / "PRIVACY.md").read_text(encoding="utf-8")
    assert written == document(settings(), folders.real().programme, "fr")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_periods_are_those_of_the_settings(lang: str) -> None:
    programme = folders.knowledge().programme
    text = document(settings(keep_interests_months=17, keep_questions_months=3), programme, lang)
    assert "17 m" in text and "3 m" in text and "24 m" not in text and "6 m" not in text
    assert programme.contact.email in text and "{" not in text
    assert "3 m" not in document(settings(keep_interests_months=17, keep_questions_months=0), programme, lang)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_processing_has_purpose_basis_period_and_recipients(lang: str) -> None:
    found = notice(settings(), folders.knowledge().programme, lang)
    assert [p.id for p in found.processings] == list(PROCESSINGS)
    assert all(len(p.facts) == 5 and all(head and cell for head, cell in p.facts) for p in found.processings)
    assert len(found.sections) == 4 and all(s.lines for s in found.sections)


def test_an_interest_is_kept_as_the_purge_keeps_it() -> None:
    assert keep_until(settings(), datetime(2026, 12, 1, tzinfo=UTC)) == datetime(2028, 12, 1, tzinfo=UTC)
