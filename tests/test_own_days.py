"""A day that somebody tells of themselves, counted from."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assistant import Assistant
from bot.dates.own_days import months_away, of_ones_own
from bot.dates.sentences import Dates
from bot.evaluating.batch import in_turn
from tests.folders import real
from tests.test_dates import at


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(-24, 24))
def test_a_month_away_is_another_month(day: date, months: int) -> None:
    found = months_away(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == day.day or (
        found.day < day.day and (found.replace(day=28).month != months_away(found, 1).month)
    )


@pytest.mark.parametrize(
    ("question", "count", "words"),
    [
        ("mon contrat finit le 4 mai 2026", "-2", "4 mars 2026"),
        ("il se termine le 30 avril 2026", "-2", "28 février 2026"),
        ("elle est là depuis le 4 novembre", "+2", "4 janvier"),
        ("moi j'ai démarré le 13 janvier, ça court jusqu'à quand ?", "+2", "13 mars 2025"),
        ("je démarre le 13 janvier, ça court jusqu'à quand ?", "+2", "13 mars 2026"),
        ("je rentre le 4 mai 2026", "-2", ""),
        ("prise de poste le 5 janvier 2026", "+2", "5 mars 2026"),
        ("il a commencé le 1er décembre 2025", "-2", ""),
        ("du 3 mai au 4 juin, fin de contrat", "-2", ""),
        ("mon contrat finit le 31 avril 2026", "-2", ""),
        ("mon contrat finit bientôt", "-2", ""),
        ("j'ai une rupture co signée pour le 31 mai 2027, je peux commencer en juin ?", "+12-1", ""),
        ("j'ai signé le 31 mai 2026, je finis quand ?", "+12-1", "30 mai 2027"),
        ("j'ai commencé le 2 novembre 2025, quand s'arrête mon contrat ?", "+12-1", "1er novembre 2026"),
        ("si je signe demain je finis quand ?", "+12-1", "20 novembre 2026"),
        ("si je signe bientôt je finis quand ?", "+12-1", ""),
    ],
)
def test_only_of_one_day_that_ends_or_begins_something(question: str, count: str, words: str) -> None:
    told = of_ones_own(Dates(real(), at("2025-11-20T09:00"), "fr"), question, count)
    assert (words in told) if words else not told


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("reçu le mail « vous êtes retenu » mardi. Une autre offre doit tomber le 22, j'ai jusqu'à quand pour dire oui ?", "27 juillet 2022"),
        ("ils m'ont dit oui hier, combien de temps pour accepter leur proposition", "28 juillet 2022"),
        ("j'ai eu leur réponse hier, j'ai combien de temps pour accepter ?", "28 juillet 2022"),
        ("on m'a annoncé que j'étais retenue il y a 3 jours, quel délai pour répondre", "26 juillet 2022"),
        ("ça y est j'ai reçu le mail, c'était le 28 juin !! je peux réfléchir jusqu'à quelle date avant de dire oui ?", "13 juillet 2022"),
        ("j'ai été prévenue avant-hier que j'étais retenue, quel délai pour répondre ?", "27 juillet 2022"),
        ("I was told this morning that I am in, how long do I have to accept?", "29 juillet 2022"),
        ("retenue le 11 juillet, je dois accepter avant quand ?", "26 juillet 2022"),
        ("reçu un mail lundi et un autre mardi, combien de temps pour répondre ?", ""),
        ("reçu un mail lundi : mon dossier est incomplet, que faire ?", ""),
        ("refus reçu hier, au bout de combien de temps peut-on se représenter ?", ""),
        ("j'ai reçu mon numéro de dossier hier, combien de temps pour avoir la réponse ?", ""),
        ("j'ai accepté votre proposition le 8 juillet. combien de temps ai-je pour me rétracter ?", ""),
        ("ils m'ont dit qu'ils me répondraient vendredi, j'aurai combien de temps pour accepter ?", ""),
        ("je peux répondre à la proposition samedi ? quel délai ?", ""),
        ("mon employeur m'a annoncé mardi qu'il refuse mon congé. combien de temps pour accepter la proposition ?", ""),
        ("j'ai reçu la proposition jeudi dernier, jusqu'à quand pour accepter ?", "22 juillet 2022"),
        ("la réponse arrive mardi prochain, combien de temps pour accepter ?", ""),
    ],
)  # fmt: skip
def test_so_many_days_after_one_was_told(question: str, words: str) -> None:
    told = of_ones_own(Dates(real(), at("2022-07-14T11:11"), "fr"), question, "+15d")
    assert (words in told) if words else not told


def test_a_rule_counts_from_it(assistant: Assistant) -> None:
    asked = "mon contrat avec la DINUM finit le 4 mai 2026, quand doit-on me dire s'il est renouvelé ?"
    told = assistant.reply(asked, now=at("2026-02-10T19:26"))
    assert told.entry == "renouvellement-promo-7" and "4 mars 2026" in told.markdown and "{{" not in told.markdown
    turns = ["Y a-t-il une période d'essai ?", "elle est là depuis le 4 novembre, fin de cette période donc..."]
    assert "4 janvier 2025" in in_turn(assistant, turns, at("2024-11-20T09:09")).markdown
    assert "cela mène" not in assistant.reply("Y a-t-il une période d'essai ?", now=at("2024-11-20T09:09")).markdown


@pytest.mark.parametrize(
    ("question", "entry", "day"),
    [
        (
            "J'ai pris mon poste le 16 juin. Ma probation, elle s'achève vers quelle date ?",
            "periode-probation",
            "16 août 2025",
        ),
        ("mon contrat finit le 4 mai, quand doit-on me dire s'il est renouvelé ?", "renouvellement-promo-7", "4 mars"),
    ],
)
def test_a_rule_that_counts_from_it_comes_before_dates(
    assistant: Assistant, question: str, entry: str, day: str
) -> None:
    told = assistant.reply(question, now=at("2025-07-03T18:36"))
    assert told.entry == entry and day in told.markdown and "Rien n’est annoncé" not in told.markdown


def test_a_year_in_figures(assistant: Assistant) -> None:
    asked = "mon contrat (1 an) a commencé le 3 juin 2024. au plus tard quand doit-on me dire s'il est renouvelé ?"
    told = assistant.reply(asked, now=at("2025-03-10T20:31")).markdown.replace("\u00a0", " ")
    assert "2 avril 2025" in told


def test_a_rule_that_is_over_counts_from_no_day(assistant: Assistant) -> None:
    asked = "j'ai reçu une proposition hier, combien de jours pour accepter ?"
    assert "cela mène" in assistant.reply(asked, now=at("2022-07-06T10:00")).markdown
    assert "cela mène" not in assistant.reply(asked, now=at("2025-05-20T10:00")).markdown


def test_until_when_goes_on_with_the_day_that_was_told(assistant: Assistant) -> None:
    turns = ["I got the good news by email on Monday 11 July!! How long do I have to accept?", "so until when exactly?"]
    assert "26 July 2022" in in_turn(assistant, turns, at("2022-07-13T12:30")).markdown


@pytest.mark.parametrize(
    ("asked", "clock", "day"),
    [
        (["J'ai reçu ma proposition lundi 4 juillet, j'ai une autre offre en CDI à côté. Il me reste jusqu'à quelle date pour vous dire oui ou non ?"], "2022-07-06T08:50", "19 juillet 2022"),
        (["bonjour ! j'ai reçu hier le mail qui dit que je suis prise", "j'ai jusqu'à quand pour dire oui ? je dois en parler à mon patron qui rentre le 18"], "2022-07-08T09:30", "22 juillet 2022"),
        (["Y a-t-il une période d'essai dans le contrat ?", "Donc si je prends mon poste le lundi 2 septembre, elle s'arrête quand ?"], "2024-07-10T09:30", "2 novembre 2024"),
    ],
)  # fmt: skip
def test_days_that_are_counted_from_ones_own(assistant: Assistant, asked: list[str], clock: str, day: str) -> None:
    assert day in in_turn(assistant, asked, at(clock)).markdown.replace("\u00a0", " ").replace("*", "")


@pytest.mark.parametrize(
    ("question", "clock", "words"),
    [
        ("signed my contract last 4 November, for one year: renewed when?", "2025-01-16T14:00", "3 September 2025"),
        ("j'ai signé le 4 novembre dernier pour un an, je suis fixée quand ?", "2025-01-16T14:00", "3 septembre 2025"),
        ("j'ai signé, et mon contrat finit le 4 mai", "2025-10-16T14:00", "4 mars 2026"),  # signing is not its end
        ("mon dernier contrat finit le 4 mai", "2025-10-16T14:00", "4 mars 2026"),
    ],
)
def test_of_which_year_a_day_of_a_contract_is(question: str, clock: str, words: str) -> None:
    lang = "en" if question.startswith("signed") else "fr"
    assert words in of_ones_own(Dates(real(), at(clock), lang), question, "-2")
