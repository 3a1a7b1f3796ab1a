from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from bot.answering.answers import links
from bot.answering.compose import Composer
from bot.conversation import Context
from bot.reply import Link, Reply
from bot.texts import catalogue
from index.documents import Entry, Source
from index.knowledge import Knowledge
from index.live import LiveIndex
from tests.folders import real
from tests.serving import NOW


@pytest.fixture(scope="module")
def knowledge(small_index: LiveIndex) -> Knowledge:
    return small_index.engine.knowledge


@pytest.fixture
def english(knowledge: Knowledge) -> Composer:
    return Composer(knowledge, NOW, "en")


def test_an_entry_has_its_body_its_sources_and_what_is_related(french: Composer) -> None:
    reply = french.unit("montant", (), 0.9)
    assert (reply.kind, reply.entry, reply.lang, reply.confidence) == ("answer", "montant", "fr", 0.9)
    assert "12 000 euros" in reply.markdown and "{{" not in reply.markdown
    assert [(s.title, s.url, s.updated) for s in reply.sources] == [
        ("Règlement", "https://lecture.example/reglement", "2026-02")
    ]
    assert [s.question for s in reply.suggestions] == ["La bourse se cumule-t-elle avec une aide du CNL ?"]


def test_a_translation_is_given_and_a_missing_one_is_told(english: Composer) -> None:
    assert english.unit("montant", (), 1).markdown.startswith("A library gets")
    untranslated = english.unit("soir", (), 1)
    assert untranslated.markdown.startswith(catalogue("fr")["notice.en"]) and "Non, mais" in untranslated.markdown
    assert untranslated.lang == "fr", "the language of the text, for those who have it read aloud"


@pytest.mark.parametrize("lang", ["es", "de", "zh", "ar"])
def test_a_language_that_the_programme_does_not_speak_gets_a_line_in_it(knowledge: Knowledge, lang: str) -> None:
    composer = Composer(knowledge, NOW, lang)
    assert composer.lang == "fr"
    assert composer.unit("montant", (), 1).markdown.startswith(catalogue("fr")[f"notice.{lang}"])


def test_a_language_without_a_line_of_its_own_gets_the_english_one(knowledge: Knowledge) -> None:
    assert Composer(knowledge, NOW, "xx").unit("montant", (), 1).markdown.startswith(catalogue("fr")["notice.en"])


def at(knowledge: Knowledge, day: date) -> Composer:
    return Composer(knowledge, datetime(day.year, day.month, day.day, 12, tzinfo=NOW.tzinfo), "fr")


def test_the_version_in_force(knowledge: Knowledge) -> None:
    assert at(knowledge, date(2025, 3, 1)).version("versement", ())[0].id == "versement-1"
    assert at(knowledge, date(2026, 3, 1)).version("versement", ())[0].id == "versement-2"
    assert at(knowledge, date(2024, 3, 1)).version("versement", ())[0].id == "versement-1", "before all: the first"


def test_the_version_of_a_cohort_that_is_named(french: Composer) -> None:
    entry, fits = french.version("versement", ("annee-1",))
    assert (entry.id, fits) == ("versement-1", True)
    assert french.unit("versement", ("annee-1",), 1).entry == "versement-1"


def test_no_rule_of_a_cohort_to_come_is_told_before_its_day(knowledge: Knowledge) -> None:
    unheard = replace(knowledge, calendar=replace(knowledge.calendar, events=()))
    before = at(unheard, date(2025, 12, 1))
    assert before.version("versement", ("annee-2",)) == (before.version("versement", ())[0], False)
    told = before.unit("versement", ("annee-2",), 1)
    assert told.entry == "versement-1" and told.markdown.startswith("Année 2 : rien n’est publié")
    assert at(unheard, date(2026, 3, 1)).unit("versement", ("annee-2",), 1).entry == "versement-2"
    announced = at(knowledge, date(2025, 12, 1)).version("versement", ("annee-2",))
    assert (announced[0].id, announced[1]) == ("versement-2", True), "once its call is announced"


def test_a_cohort_without_a_version_of_its_own_is_told(knowledge: Knowledge) -> None:
    def without(entry: Entry) -> Entry:
        return replace(entry, cohorts=(), valid_from=date(2026, 6, 1)) if entry.id == "versement-2" else entry

    cut = replace(knowledge, entries=tuple(without(e) for e in knowledge.entries if e.id != "versement-1"))
    other = replace(cut.entries[0], id="versement-0", rule="versement", valid_from=None, valid_until=date(2020, 1, 1))
    composer = Composer(replace(cut, entries=(*cut.entries, other)), NOW, "fr")
    reply = composer.unit("versement", ("annee-1",), 1)
    assert "Année 1" in reply.markdown.split("\n")[0], "the reader is told that it is not the rule of that year"


def test_dates_are_a_sentence_with_their_sources(french: Composer, english: Composer) -> None:
    reply = french.unit("dates-depot", (), 1)
    assert reply.entry == "dates-depot" and "30 novembre 2026" in reply.markdown and reply.sources
    assert "ouvert" in reply.markdown and "November" in english.unit("dates-depot", (), 1).markdown


def test_how_long_ago_the_one_day_was_that_a_rule_begins_with(knowledge: Knowledge) -> None:
    composer = Composer(knowledge, datetime(2026, 11, 29, 10, tzinfo=NOW.tzinfo), "fr")
    rule = next(iter(knowledge.entries_by_id))
    reply = Reply("answer", "Le site le dit, le 14 avril 2026.\n\nDepuis le 3 mai 2024.", "fr", entry=rule)
    said = "Le mardi 14 avril 2026, c’était il y a 229 jours, environ 8 mois."
    assert composer.aged(reply, "ça fait combien de mois que le site le dit ?").markdown.startswith(said)
    assert composer.aged(reply, "le site le dit ?") == reply
    of_two = replace(reply, markdown="Du 3 mai 2024 au 14 avril 2026.")
    to_come = replace(reply, markdown="Le 3 mai 2027.")
    of_none = replace(reply, entry=None)
    of_no_day = replace(reply, markdown="Le 31 avril 2021.")
    for other in (of_two, to_come, of_none, of_no_day):
        assert composer.aged(other, "ça fait combien de temps ?") == other


def test_a_courtesy(french: Composer, english: Composer) -> None:
    assert (
        french.unit("merci", (), 1).markdown == "Avec plaisir."
        and english.unit("merci", (), 1).markdown == "You are welcome."
    )
    assert french.unit("merci", (), 1).kind == "chitchat"


def test_a_project_is_a_card(french: Composer) -> None:
    reply = french.unit("ludobus", (), 1)
    for part in ("**Ludobus**", "année 1", "Mairie de Valmer", "Port-Clos", "Terminé", "2025-12"):
        assert part in reply.markdown
    assert reply.projects == ("ludobus",) and reply.sources


def test_a_card_tells_no_state_that_was_seen_later(knowledge: Knowledge) -> None:
    then = Composer(knowledge, NOW.replace(year=2025, month=6), "fr").unit("ludobus", (), 1)
    assert "Ludobus" in then.markdown and "Terminé" not in then.markdown


def test_suggestions_are_at_most_three_and_none_twice(french: Composer) -> None:
    reply = french.suggestions(["montant", "montant", "ludobus", "dates-depot", "soir", "nobody"], (), 0.2)
    assert [s.label for s in reply.suggestions] == [
        "Combien la bourse peut-elle verser ?", "Ludobus – Une action pour les petits lecteurs", "Quand déposer une demande de bourse ?"
    ]  # fmt: skip
    assert reply.kind == "suggestions" and reply.entry is None
    assert "bourse@lecture.example" in french.suggestions([], (), 0.2).markdown


def test_suggestions_tell_what_the_first_one_says(french: Composer, english: Composer) -> None:
    for composer in (french, english):
        reply, whole = composer.suggestions(["montant", "soir"], (), 0.2), composer.unit("montant", (), 0.2)
        assert (
            whole.markdown.split("\n\n")[-1].split("\n\n")[0] in reply.markdown or whole.markdown[:40] in reply.markdown
        )
        assert f"**{reply.suggestions[0].label}**" in reply.markdown and reply.sources == whole.sources
    assert "Ludobus" in french.suggestions(["ludobus"], (), 0.2).markdown


def test_suggestions_tell_what_is_as_near(french: Composer) -> None:
    reply = french.suggestions(["montant", "cumul", "soir"], (), 0.2, ["cumul"])
    first, second = (f"**{s.label}**" for s in reply.suggestions[:2])
    assert 0 < reply.markdown.index(first) < reply.markdown.index(second)
    other = french.unit("cumul", (), 0.2)
    assert other.markdown.split("\n\n")[0] in reply.markdown and set(other.sources) <= set(reply.sources)


def test_what_was_perhaps_asked_is_told_as_such(french: Composer) -> None:
    reply = french.unit("soir", (), 0.7)
    label = french.label("dates-depot")
    assert f"**Vous demandiez peut-être : {label}**" in french.beside(reply, "dates-depot", (), surely=False).markdown
    assert f"**{label}**" in french.beside(reply, "dates-depot", ()).markdown


def test_not_knowing_names_who_does(french: Composer, english: Composer) -> None:
    for composer in (french, english):
        reply = composer.unknown(["soir"], 0.1)
        assert reply.kind == "unknown" and "bourse@lecture.example" in reply.markdown and reply.suggestions
        elsewhere = composer.unknown(["soir"], 0.1, scope=0.01)
        assert (
            elsewhere.kind == "unknown" and not elsewhere.suggestions and "bourse@lecture.example" in elsewhere.markdown
        )
    alone = french.unknown([], 0.1)
    assert not alone.suggestions and catalogue("fr")["reply.closest"] not in alone.markdown


def test_more_offers_what_is_related_or_the_contact(french: Composer) -> None:
    related = french.more(Context("x", unit="montant", entry="montant"))
    assert [s.label for s in related.suggestions] == ["La bourse se cumule-t-elle avec une aide du CNL ?"]
    nothing = french.more(Context("x", unit="soir", entry="soir"))
    assert not nothing.suggestions and "bourse@lecture.example" in nothing.markdown


def test_a_comparison_of_calls_leaves_room_for_other_dates() -> None:
    composer = Composer(real(), NOW, "fr")
    asked, cohorts = "combien de temps était-ce ouvert en 2020 et en 2021, et les auditions ?", ("promo-4", "promo-5")
    told = composer.unit("dates-candidatures", cohorts, 1.0, (), asked, (), ("dates-auditions",)).markdown
    assert told.index("**34 jours") < told.index("**62 jours") < told.index("Auditions de la promotion 4")
    assert "c’est clos" not in told  # the comparison stands for it


def test_where_an_answer_comes_from_is_told_with_dates_that_people_read(french: Composer) -> None:
    links = (
        Link("Règlement", "https://lecture.example", "2022-03"),
        Link("Note", "https://lecture.example", "printemps"),
    )
    told = french.sourced(Reply("answer", "Oui.", "fr", links)).markdown
    assert told == "Cette réponse vient de : Règlement (mars 2022) ; Note.\n\nOui."
    assert french.sourced(Reply("answer", "Oui.", "fr")).markdown == "Oui."


def test_what_is_surely_asked_besides_is_told_whole_and_no_list_is_announced_in_vain() -> None:
    composer = Composer(real(), NOW, "fr")
    age = composer.unit("age-moyen", (), 0.9)
    whole, glimpse = (composer.beside(age, "part-femmes", (), briefly=briefly).markdown for briefly in (False, True))
    assert all(told in whole for told in ("promotion 3 (2019)", "promotions 4 et 5"))
    assert "promotion 3 (2019)" in glimpse and "promotions 4 et 5" not in glimpse
    for entry in real().entries:
        told = composer.beside(age, real().unit_of(entry.id) or "", entry.cohorts, briefly=True).markdown
        assert not told.rstrip().endswith(":"), entry.id


def test_an_answer_of_a_day_that_is_over_names_the_sources_that_there_were() -> None:
    then, sources = date(2022, 2, 8), [Source("a", "https://a.example", day) for day in ("2021", "2022-02", "2022-03")]
    assert [link.updated for link in links(sources, then)] == ["2021", "2022-02"]
    assert [link.updated for link in links(sources[2:], then)] == ["2022-03"], "one is better than none"
    assert len(links([Source("b", "https://b.example", "printemps"), Source("c", "https://c.example")], then)) == 2


def test_no_button_speaks_of_a_cohort_that_nobody_had_heard_of() -> None:
    then = Composer(real(), datetime(2021, 9, 20, 12, tzinfo=NOW.tzinfo), "fr")
    buttons = then.unit("coachs", (), 0.9).suggestions
    assert buttons and not any("promotion 6" in s.label for s in buttons)


def test_what_is_told_beside_is_no_button(french: Composer) -> None:
    reply = french.unit("montant", (), 0.9)
    told = french.beside(reply, "cumul", ())
    assert "cumule" in reply.suggestions[0].question and told.suggestions == ()


def test_nothing_is_told_beside_of_what_is_no_rule_yet() -> None:
    then = Composer(real(), datetime(2021, 4, 25, 12, tzinfo=NOW.tzinfo), "fr")
    reply = then.unit("salaire", (), 0.9)
    assert then.beside(reply, "dix-ans-exactement", (), surely=False) == reply
    assert not any("10 ans" in s.label for s in reply.suggestions)
