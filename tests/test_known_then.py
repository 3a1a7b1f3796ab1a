"""What of a text could be known on a day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.known_then import dated_then, known_then, seen_by

TODAY = date(2021, 11, 5)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Une photo suffit. Né avec la promotion 5 (2021-2022).", "Une photo suffit. Né avec la promotion 5 (2021-2022)."),
        ("Une photo suffit.\n\nTransféré en juillet 2025.", "Une photo suffit."),
        ("Une photo suffit. Il a été transféré en 2025. Le code est public.", "Une photo suffit. Le code est public."),
        ("Repris par la promotion 7 (2024-2026).", "Repris par la promotion 7 (2024-2026)."),  # nothing else is known
        ("Près de 2500 agents. En 2021, tout change !", "Près de 2500 agents. En 2021, tout change !"),
        ("En 2021 :\n- une photo ;\n- un avis.", "En 2021 :\n- une photo ;\n- un avis."),  # lines are kept
        ("Une photo :\n- un avis ;\n- arrêté en 2025 ;\n- reste.", "Une photo :\n- un avis ;\n- reste."),
        ("Une photo. Fini en 09/2026.", "Une photo."),
        ("Une photo. Fini à l’été 2021. Un avis fin 2021.", "Une photo. Fini à l’été 2021."),
        ("Deux ans (2021–2023). Voir exemple.fr/2024.", "Deux ans (2021–2023). Voir exemple.fr/2024."),
        ("", ""),
    ],
)  # fmt: skip
def test_what_names_a_later_year_is_left_out(text: str, known: str) -> None:
    assert known_then(text, TODAY) == known


def test_the_year_of_an_end_that_is_to_come_is_later_too() -> None:
    text = "L’équipe (2022-2023) est à Paris. En 2023, à la fin, un prototype était en ligne."
    assert known_then(text, date(2023, 1, 31), date(2023, 7, 11)) == "L’équipe (2022-2023) est à Paris."
    assert known_then(text, date(2023, 7, 11), date(2023, 7, 11)) == text
    assert known_then(text, date(2024, 1, 31), date(2023, 7, 11)) == text


@given(st.text(), st.dates())
def test_any_text_keeps_something(text: str, today: date) -> None:
    assert bool(known_then(text, today)) == bool(text) or not text.strip()


@pytest.mark.parametrize(
    ("as_of", "seen"),
    [("2021", True), ("2022", False), ("2021-11", True), ("2021-12", False), ("2021-11-05", True), ("2021-11-06", False)],
)  # fmt: skip
def test_a_state_seen_later_is_not_known(as_of: str, seen: bool) -> None:
    assert seen_by(as_of, TODAY) is seen


@pytest.mark.parametrize(
    ("day", "known"),
    [(date(2024, 6, 20), False), (date(2024, 7, 30), False), (date(2024, 7, 31), True), (date(2023, 12, 1), False)],
)
def test_a_month_that_is_to_come_is_not_known(day: date, known: bool) -> None:
    told = known_then("Le service est né en 2019. Il a été transféré en juillet 2024.", day)
    assert ("juillet 2024" in told) is known and "2019" in told


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("Déployé en 2019 ; en accélération, 700 appels en 2026.", "Déployé en 2019"),
        ("Startup d’État en octobre 2020, puis transféré en juillet 2025.", "Startup d’État en octobre 2020"),
        ("Prolongé jusqu’en décembre 2021 ; suite non trouvée.", ""),  # that month is to come
        ("Défi achevé ; suite non trouvée.", ""),
        ("Tried at the end of 2021; taken over in 2023.", ""),
        ("Tried in the first half of 2021; taken over in 2023.", "Tried in the first half of 2021"),
        ("Essai fin 2021 ; repris en 2023.", ""),  # of this year, without a month
        ("Essai en octobre 2021 ; repris en 2023.", "Essai en octobre 2021"),
    ],
)
def test_the_steps_of_a_state_that_had_come_by_then(status: str, told: str) -> None:
    assert dated_then(status, TODAY) == told


@pytest.mark.parametrize(
    ("day", "known"), [(date(2025, 3, 1), False), (date(2025, 3, 26), False), (date(2025, 3, 27), True)]
)
def test_a_day_that_is_to_come_is_not_known(day: date, known: bool) -> None:
    told = known_then("Le service est né en 2019. Il a été arrêté le 27 mars 2025.", day)
    assert ("27 mars" in told) is known


@pytest.mark.parametrize("text", ["Son code vit aujourd’hui chez un autre.", "Its code is now elsewhere."])
def test_the_present_of_what_was_written_later_is_not_known(text: str) -> None:
    whole = f"Aujourd’hui, tout est lent.\n\nIl est né en 2019. {text}"  # the need is of whenever it was
    assert known_then(whole, date(2022, 5, 1), written=False) == "Aujourd’hui, tout est lent.\n\nIl est né en 2019."
    assert known_then(whole, date(2022, 5, 1)) == whole
