"""What a kind of dates was in the past years, or with every cohort."""

from __future__ import annotations

from dataclasses import replace

from bot.dates.sentences import Dates
from tests.folders import real
from tests.test_dates import KINDS, MARCH, at, event, with_events


def test_a_year_without_a_call_says_so() -> None:
    dates = Dates(real(), at("2024-11-27T10:36"), "fr")
    call = dates.calendar.call_to("candidates")
    assert call
    assert dates.of_kind(call, "promo-6", "un appel en 2023 ?", (2023,)).startswith("En 2023, aucune période")
    only_apart = dates.of_kind(call, None, "une campagne en 2019 ?", (2019,))
    assert "seulement un appel à part" in only_apart and "Designers" in only_apart
    assert "aucune période" not in dates.of_kind(call, "promo-6", "l'appel de 2022 ?", (2022,))
    assert "aucune période" not in dates.of_kind(call, "promo-6", "2022-2023 ?", (2022, 2023))
    assert "aucune période" not in dates.of_kind(call, None, "je suis né en 1990, je peux candidater ?", (1990,))


def test_what_was_so_in_a_year_is_followed_by_what_holds_now() -> None:
    dates = Dates(real(), at("2026-01-13T21:17"), "fr")
    call = dates.calendar.call_to("candidates")
    told = (
        dates.of_kind(call, None, "en 2024 ça avait démarré fin janvier, pareil cet hiver ?", (2024,)) if call else ""
    )
    assert "sprint 1" in told and "Aucun appel n’est ouvert aujourd’hui" in told


def test_all_calls_of_a_year_are_counted_for_who_asks_for_all_of_them() -> None:
    spring = replace(MARCH, id="a", title={"fr": "Printemps"})
    autumn = replace(event("2022-09-01", "2022-09-30"), id="b", title={"fr": "Automne"})
    former = replace(event("2020-09-01", "2020-09-30"), id="c", title={"fr": "Ancien"})
    dates = Dates(with_events(former, spring, autumn), at("2022-12-10T12:00"), "fr")

    def said(question: str) -> str:
        return dates.of_kind(KINDS[0], None, question)

    for question in ("combien d'appels cette année ?", "combien de sessions en 2022", "les dates des appels de 2022"):
        text = said(question)
        assert text.startswith("En 2022, 2 périodes") and "Ancien" not in text and "Aucun appel" in text
    assert said("how many rounds in 2020?").startswith("En 2020, une seule")
    assert said("combien d'appels en 2019 ?").startswith("En 2019, aucune")
    assert said("quels appels entre 2020 et 2022 ?").startswith("En 2020, 2021 et 2022, 3 périodes")
    for question in (
        "combien d'appels en tout ?",
        "combien d'appels depuis que la bourse existe ?",
        "how many calls so far?",
        "combien d'appels depuis 2020 ?",
        "how many rounds did you run from January 2020 onwards?",
    ):
        assert said(question).startswith(("En 2020, 2021 et 2022, 3", "In 2020")), question
    old = Dates(
        with_events(replace(former, window=event("2015-09-01", "2015-09-30").window), spring),
        at("2022-12-10T12:00"),
        "fr",
    )
    assert old.of_kind(KINDS[0], None, "combien d'appels au total ?").startswith("De 2015 à 2022, 2 périodes")
    for question in (
        "combien d'appels au tout début ?", "un appel cette année ?", "combien d'appels ?", "combien d'appels depuis 2020 jusqu'en 2021 ?", "combien d'appels en 2023 ?",
        "est-ce que tous les profils peuvent candidater cette année ?", "combien de fois peut-on déposer en 2022 ?",
    ):  # fmt: skip
        assert not said(question).startswith("En 20")
    early = Dates(with_events(former, spring, autumn), at("2022-03-10T12:00"), "fr")
    assert "c’est ouvert" in early.of_kind(KINDS[0], None, "combien d'appels en 2022 ?")


def test_a_past_year_names_what_took_place_in_it() -> None:
    old, new = MARCH, replace(event("2023-03-01", "2023-03-31"), id="n")
    dates = Dates(with_events(old, new), at("2024-06-01T12:00"), "fr")
    assert "31 mars 2022" in dates.of_kind(KINDS[0], years=(2022,))
    assert "2022" not in dates.of_kind(KINDS[0], years=(2023,))
    assert "Aucun appel" in dates.of_kind(KINDS[0], years=(2024,))


def test_which_cohort_starts_this_year_is_no_question_about_all() -> None:
    dates = Dates(real(), at("2026-08-31T10:00"), "fr")
    kind = next(k for k in real().calendar.kinds if k.id == "arrivee")
    assert "aucune date n’est annoncée" in dates.of_kind(kind, None, "quelle promotion démarre en septembre 2026 ?")
    assert "janvier 2017" in dates.of_kind(kind, None, "quelles promotions ont démarré en janvier ?")


def test_each_cohort_has_its_line_for_who_asks_cohort_by_cohort() -> None:
    dates = Dates(real(), at("2026-11-28T10:00"), "fr")
    kind = dates.calendar.kind("candidatures")
    assert kind is not None
    told = dates.of_kind(kind, None, "toutes les dates limites de candidature, promo par promo")
    for day in ("21 novembre 2016", "7 juin 2020", "19 avril 2022", "1er mars 2024", "5 octobre 2025"):
        assert day in told
