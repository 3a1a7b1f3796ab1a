from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.assistant import Assistant
from bot.conversation import MemoryContexts
from bot.evaluating.batch import in_turn
from bot.markdown import to_text
from bot.reply import Reply
from bot.texts import catalogue
from index.live import LiveIndex
from tests.serving import NOW
from tests.test_dates import at


def test_every_reply_has_a_name_and_a_conversation_of_its_own(small_assistant: Assistant) -> None:
    first, second = (small_assistant.reply("la thune", now=NOW) for _ in range(2))
    assert (
        first.answer
        and first.answer != second.answer
        and first.conversation
        and first.conversation != second.conversation
    )
    assert small_assistant.reply("et ?", first.conversation, now=NOW).conversation == first.conversation


@pytest.mark.parametrize(
    ("question", "kind", "entry"),
    [
        ("Combien la bourse peut-elle verser ?", "answer", "montant"), ("How much money does a library get?", "answer", "montant"),
        ("Peut-on acheter des livres d’occasion ?", "answer", "occasion"), ("bonjour", "chitchat", "bonjour"),
        ("merci beaucoup", "chitchat", "merci"), ("Ludobus", "answer", "ludobus"),
        ("Quand déposer une demande de bourse ?", "answer", "dates-depot"), ("recette de la tarte aux pommes", "unknown", None),
    ],
)  # fmt: skip
def test_another_programme_needs_no_other_code(
    small_assistant: Assistant, question: str, kind: str, entry: str | None
) -> None:
    reply = small_assistant.reply(question, now=NOW)
    assert reply.entry == entry
    assert reply.kind == kind or (kind, reply.kind) == ("unknown", "suggestions")


def test_a_rule_is_that_of_the_day_or_of_the_cohort_named(small_assistant: Assistant) -> None:
    question = "Quand l'argent est-il versé ?"
    at = {
        year: small_assistant.reply(question, now=datetime(year, 6, 1, tzinfo=NOW.tzinfo)).entry
        for year in (2025, 2026, 2030)
    }
    assert at == {2025: "versement-1", 2026: "versement-2", 2030: "versement-2"}
    assert small_assistant.reply(f"en année 1, {question}", now=NOW).entry == "versement-1"
    assert small_assistant.reply(f"{question} en 2025", now=NOW).entry == "versement-1"


def test_dates_are_counted_from_the_moment_of_the_question(small_assistant: Assistant) -> None:
    def said(days: int) -> str:
        last = datetime(2026, 11, 30, 12, tzinfo=NOW.tzinfo)
        return to_text(
            small_assistant.reply("Quand déposer une demande de bourse ?", now=last - timedelta(days=days)).markdown
        )

    assert "encore 12 jours" in said(12) and "dernier jour" in said(0) and "il y a 2 jours" in said(-2)


def test_the_readers_language_counts_only_when_the_question_tells_none(small_assistant: Assistant) -> None:
    def answered(question: str, reader: str | None, lang: str | None = None) -> str:
        return small_assistant.reply(question, lang=lang, now=NOW, reader=reader).lang

    assert (answered("ludobus", "en"), answered("ludobus", None)) == ("en", "fr")
    assert answered("Combien la bourse peut-elle verser ?", "en") == "fr"
    assert answered("How much money does a library get?", "fr") == "en"
    assert answered("Combien la bourse peut-elle verser ?", "fr", lang="en") == "en", "asked for"


def test_the_language_of_a_conversation_is_kept_when_a_question_does_not_tell(small_assistant: Assistant) -> None:
    first = small_assistant.reply("How much money does a library get?", now=NOW)
    assert first.lang == "en"
    assert small_assistant.reply("ludobus", first.conversation, now=NOW).lang == "en"
    assert small_assistant.reply("ludobus", now=NOW).lang == "fr"
    assert small_assistant.reply("ludobus", now=NOW, lang="en").lang == "en"


def test_projects_are_found_by_what_they_are_about(small_assistant: Assistant) -> None:
    reply = small_assistant.reply("des réalisations autour des jeux à Port-Clos", now=NOW)
    assert reply.kind == "answer" and reply.projects == ("ludobus",)


@pytest.mark.parametrize("question", ["", " ", "?", "😀", "\x00", "\u200b", "…"])
def test_nothing_to_read_gets_an_invitation_and_leaves_the_context(small_assistant: Assistant, question: str) -> None:
    first = small_assistant.reply("Quand l'argent est-il versé ?", now=NOW)
    empty = small_assistant.reply(question, first.conversation, now=NOW)
    assert empty.kind == "chitchat" and empty.markdown == catalogue("fr")["reply.empty"]
    assert small_assistant.reply("et en année 1 ?", first.conversation, now=NOW).entry == "versement-1"


def test_a_long_message_is_told_to_be_long(small_assistant: Assistant) -> None:
    notice = catalogue("fr")["reply.too_long"]
    long = small_assistant.reply("Que contient le dossier de demande ? " + "x" * 1000, now=NOW)
    assert long.kind != "chitchat" and long.markdown.startswith(notice)
    assert notice not in small_assistant.reply("Que contient le dossier de demande ?", now=NOW).markdown


def test_the_observer_sees_every_reply(small_index: LiveIndex) -> None:
    seen: list[tuple[Reply, float]] = []
    watched = Assistant(
        lambda: small_index.engine, MemoryContexts(), lambda: NOW, lambda reply, seconds: seen.append((reply, seconds))
    )
    replies = [watched.reply(q) for q in ("bonjour", "zzz", "")]
    assert [r for r, _ in seen] == replies and all(0 < s < 60 for _, s in seen)


def test_its_clock_is_the_one_it_was_given(small_index: LiveIndex) -> None:
    past = Assistant(lambda: small_index.engine, MemoryContexts(), lambda: datetime(2025, 6, 1, tzinfo=NOW.tzinfo))
    assert past.reply("Quand l'argent est-il versé ?").entry == "versement-1"
    assert past.reply("Quand l'argent est-il versé ?", now=NOW).entry == "versement-2"


def test_what_can_be_asked_by_a_button_leads_to_an_answer(small_assistant: Assistant) -> None:
    unsure = small_assistant.reply("le maire veut du fric pour un truc", now=NOW)
    for suggestion in unsure.suggestions:
        assert small_assistant.reply(suggestion.question, unsure.conversation, now=NOW).kind == "answer", suggestion


def test_no_reply_of_the_real_folder_is_without_words_or_with_a_hole(assistant: Assistant) -> None:
    """Every title, asked on three days: no unfilled reference, no empty text, a source where there is an answer."""
    units = [u for u in assistant.knowledge.units if u.kind == "entry"][::6]
    for year in (2018, 2022, 2026):
        for unit in units:
            reply = assistant.reply(unit.questions[0], now=datetime(year, 4, 1, 12, tzinfo=NOW.tzinfo))
            text = to_text(reply.markdown)
            assert text.strip() and "{{" not in text and "}}" not in text and "None" not in text, unit.id
            assert reply.sources or reply.kind != "answer", unit.id


def test_two_cohorts_get_the_rule_of_each(assistant: Assistant) -> None:
    reply = in_turn(assistant, ["cofinancement promo 4 et promo 5 ?"], NOW)
    assert reply.entry == "cofinancement-promo-4"
    assert "4 mois" in reply.markdown and "3 mois" in reply.markdown


def test_several_projects_that_are_named_are_listed(assistant: Assistant) -> None:
    reply = in_turn(assistant, ["LexImpact et CartoBio, c'est quoi ?"], NOW)
    assert set(reply.projects) == {"leximpact", "cartobio"}


def test_that_no_project_speaks_of_it_is_said(assistant: Assistant) -> None:
    reply = in_turn(assistant, ["un projet sur la blockchain ?"], NOW)
    assert reply.kind == "unknown" and "« blockchain »" in reply.markdown


def test_boats_are_several_projects(assistant: Assistant) -> None:
    reply = in_turn(assistant, ["les bateaux"], NOW)
    assert len(reply.projects) == 5 and "monitorfish" in reply.projects


def test_that_nothing_is_known_of_a_year_to_come_is_said_first(assistant: Assistant) -> None:
    reply = in_turn(assistant, ["combien gagne un EIG en 2031 ?"], NOW)
    assert reply.entry == "salaire-promo-7" and reply.markdown.startswith("Rien n’est annoncé pour 2031.")
    then = datetime(2022, 3, 20, tzinfo=NOW.tzinfo)
    known = in_turn(assistant, ["quand finit la promotion 6 en 2023 ?"], then)
    assert "Rien n’est annoncé" not in known.markdown and "2023" in known.markdown


def test_a_day_that_is_named_with_its_year_tells_which_event(assistant: Assistant) -> None:
    reply = in_turn(assistant, ["le 5 octobre 2025, ça fermait à minuit ou à midi ?"], NOW)
    assert "sprint 5" in reply.markdown and "sprint 4" not in reply.markdown
    mistaken = in_turn(assistant, ["les candidatures fermaient le 2 mai 2020 ?"], NOW)
    assert "2 mai 2021" in mistaken.markdown, "a wrong year, as in a document of the programme"


def test_a_keyword_about_the_dates_of_a_cohort_is_answered(assistant: Assistant) -> None:
    reply = in_turn(assistant, ["date clôture promo 6"], NOW)
    assert reply.kind == "answer" and "19 avril 2022" in reply.markdown


def test_no_call_is_open_for_candidates_while_one_is_for_administrations(assistant: Assistant) -> None:
    reply = in_turn(assistant, ["les candidatures sont ouvertes ?"], datetime(2020, 1, 20, 10, tzinfo=NOW.tzinfo))
    assert "Aucun appel n’est ouvert" not in reply.markdown and "rien n’est ouvert" in reply.markdown


def test_an_edition_brings_the_other_steps_of_its_own_cohort(assistant: Assistant) -> None:
    now = datetime.fromisoformat("2023-06-20T09:30+02:00")
    told = assistant.reply("date regards sur l'innovation publique 2e édition", now=now).markdown
    assert "29 juin 2023" in told and "étapes de la promotion 6" in told and "promotion 2" not in told


def test_names_alone_get_the_answer_of_each(assistant: Assistant) -> None:
    told = assistant.reply("salaire, télétravail", now=NOW)
    assert "télétravail par semaine" in told.markdown and "10 ans et plus" in told.markdown


def test_each_part_of_a_question_is_about_its_own_cohort(assistant: Assistant) -> None:
    told = assistant.reply("Quand s'est terminée la promotion 5 et quand a commencé la 6 ?", now=NOW).markdown
    assert "Fin de la promotion 5" in told and "Arrivée des EIG de la promotion 6" in told
    assert "Arrivée des EIG de la promotion 5" not in told


def test_what_is_asked_beside_a_span_is_told(assistant: Assistant) -> None:
    asked = "Un recrutement est-il ouvert en ce moment ? Et combien de temps y a-t-il entre le dépôt et l'entretien au sprint 5 ?"
    told = assistant.reply(asked, now=NOW).markdown
    assert "8 jours" in told and "Aucun appel n’est ouvert" in told


@pytest.mark.parametrize("asked", ["Welche Projekte gab es im Bereich Meer?", "Gibt es ein Stipendium für Piloten?"])
def test_who_asks_in_another_language_reads_a_line_in_it_whatever_the_reply(assistant: Assistant, asked: str) -> None:
    assert assistant.reply(asked, now=NOW).markdown.startswith(catalogue("fr")["notice.de"])


def test_a_cohort_without_dates_is_told_with_where_the_calls_stand(assistant: Assistant) -> None:
    now = datetime.fromisoformat("2022-11-20T20:00+01:00")
    told = assistant.reply("cherche info promo 7 calendrier", now=now).markdown
    assert told.startswith("Promotion 7 : aucune date") and "Aucun appel n’est ouvert" in told


def test_two_days_to_choose_from_are_no_search(assistant: Assistant) -> None:
    asked = "la promo 5 elle s'est terminée le 30 juin ou le 12 juillet ? mon CV dit un truc, celui de mon collègue un autre"
    assert assistant.reply(asked, now=NOW).entry == "dates-fin"


@pytest.mark.parametrize(
    ("asked", "projects"),
    [
        ("vous avez fait qqch avec la gendarmrie ?", {"brigade-numerique", "neotac", "recrues", "cyberimpact"}),
        ("Insee: what did fellows build there?", {"ssp-datalab", "recens-smart"}),
        ("un truc en bretagne ?", {"monitorfish", "balisenav"}),
    ],
)
def test_all_projects_of_an_administration_or_place_are_told(
    assistant: Assistant, asked: str, projects: set[str]
) -> None:
    assert set(assistant.reply(asked, now=NOW).projects) == projects


def test_one_of_the_projects_is_asked_for(assistant: Assistant) -> None:
    asked = "Lequel de vos projets a servi à repérer les entreprises qui vont mal avant qu'elles ne coulent ?"
    assert assistant.reply(asked, now=NOW).entry == "signaux-faibles"


def test_a_rule_begins_with_where_a_call_stands_that_it_refers_to(assistant: Assistant) -> None:
    now = datetime.fromisoformat("2023-03-20T10:00+01:00")
    told = assistant.reply("le contrat de la promo 6 peut-il être renouvelé ?", now=now)
    assert told.entry == "renouvellement-promo-6" and "au mercredi 29 mars 2023" in told.markdown
    later = assistant.reply("le contrat de la promo 6 pouvait-il être renouvelé ?", now=NOW).markdown
    assert later.startswith("Le contrat de la promotion 6")


def test_what_was_perhaps_asked_is_told_below(assistant: Assistant) -> None:
    found = [
        assistant.reply(q, now=NOW)
        for q in (
            "comment est-on apparié à une administration une fois retenu ?",
            "quand les sujets de la promo 5 ont-ils été dévoilés ?",
            "recalé au printemps, je retente à l'automne ?",
            "rythme de réunion du jury de recrutement",
            "hors paris?",
            "je peux garder mon activité de freelance à côté ?",
        )
    ]
    assert any("**Vous demandiez peut-être : " in reply.markdown for reply in found)
    assert "peut-être" not in assistant.reply("combien gagne un EIG ?", now=NOW).markdown


def test_the_rule_that_a_part_asks_for_is_told_beside_dates(assistant: Assistant) -> None:
    asked = "Je suis sur liste d'attente. Jusqu'à quelle date puis-je encore être rappelé ? Et si ça marche je commence quand ?"
    told = assistant.reply(asked, now=datetime.fromisoformat("2022-07-05T10:00+02:00")).markdown
    assert "12 septembre 2022" in told and "liste d’attente à la promotion 6, jusqu’au 15 juillet 2022" in told


@pytest.mark.parametrize(
    ("question", "projects"),
    [
        (
            "je m'occupe de gens à la rue dans un ccas, quels outils pourraient m'aider ?",
            {"mon-suivi-social", "domifa"},
        ),
        (
            "quels services pour la rénovation énergétique des logements et les devis ?",
            {"mes-aides-reno", "mon-devis-sans-oubli"},
        ),
    ],
)
def test_who_asks_for_tools_gets_each_that_is_likely(assistant: Assistant, question: str, projects: set[str]) -> None:
    assert projects <= set(assistant.reply(question, now=NOW).projects)


def test_what_is_counted_is_no_number_of_an_event(assistant: Assistant) -> None:
    then = datetime.fromisoformat("2022-09-01T16:20+02:00")
    told = assistant.reply("Quel jour de la semaine les 34 lauréats prennent-ils leur poste ?", now=then).markdown
    assert "lundi 12 septembre 2022" in told


def test_dates_of_what_nobody_had_heard_of_are_not_told(assistant: Assistant) -> None:
    then = datetime.fromisoformat("2022-04-15T12:00+02:00")
    told = assistant.reply("prolongation candidature jusqu'à quand promo 6 designer", now=then)
    assert told.entry == "dates-candidatures" and "6+" not in told.markdown


def test_who_once_took_part_asks_of_what_is_at_hand(assistant: Assistant) -> None:
    now = datetime.fromisoformat("2022-06-28T13:05+02:00")
    told = assistant.reply("je suis ancienne de la 3, il y a un événement cette semaine ?", now=now).markdown
    assert "promotion 5" in told and "30 juin 2022" in told


def test_milestones_of_a_cohort_are_its_calendar(assistant: Assistant) -> None:
    told = assistant.reply("les jalons de la promo 4 ?", now=NOW).markdown
    assert told.startswith("Le calendrier de la promotion 4") and "je n’ai pas cette date" not in told


def test_who_began_in_a_month_has_the_end_of_that_cohort(assistant: Assistant) -> None:
    now = datetime.fromisoformat("2023-07-05T20:20+02:00")
    told = assistant.reply("EIG depuis la rentrée dernière, mon contrat s'arrête quel jour ?", now=now).markdown
    assert told.startswith("Fin de la promotion 6") and "11 juillet 2023" in told


def test_too_late_for_a_year_tells_where_the_calls_stand(assistant: Assistant) -> None:
    told = assistant.reply("trop tard pour postuler pour 2026 ?", now=NOW).markdown
    assert told.startswith("Aucun appel n’est ouvert")


def test_words_of_a_language_that_no_project_is_told_in_are_no_search_in_vain(assistant: Assistant) -> None:
    told = assistant.reply("Gibt es ein Projekt zu Hochwasser / Überschwemmungen?", now=NOW)
    assert "ne parle de" not in told.markdown


def test_projects_of_a_cohort_are_known_once_its_first_round_is_over(assistant: Assistant) -> None:
    def listed(day: str) -> str:
        return assistant.reply("quels projets à la promo 7 ?", now=datetime.fromisoformat(day)).markdown

    assert "Carte archéologique" not in listed("2024-03-27T15:03+01:00")
    assert assistant.reply(
        "quels projets à la promo 7 ?", now=datetime.fromisoformat("2024-04-02T10:00+02:00")
    ).projects


def test_what_is_at_hand_is_told_beside_what_is_not_announced(assistant: Assistant) -> None:
    now = datetime.fromisoformat("2021-06-10T08:45+02:00")
    told = assistant.reply("la présentation finale de la promo 5, c'est quel jour ?", now=now).markdown
    assert "promotion 5 : aucune date" in told and "17 juin 2021 de 14 h à 17 h 30" in told


def test_the_other_steps_are_those_of_the_cohort_of_the_year(assistant: Assistant) -> None:
    told = assistant.reply("le séminaire hors les murs de 2018, c'était quel jour exactement ?").markdown
    assert "6 au 7 septembre 2018" in told and "Les autres étapes de la promotion 2" in told


def test_titles_of_other_answers_are_in_the_tense_of_the_moment(assistant: Assistant) -> None:
    now = datetime.fromisoformat("2022-03-20T10:00+01:00")
    told = assistant.reply("Quel est le contrat, et combien gagne-t-on ?", now=now)
    shown = told.markdown + " ".join(s.label for s in told.suggestions)
    assert "gagnait" not in shown and "était le contrat" not in shown


def test_many_dates_of_a_cohort_at_once_are_its_calendar(assistant: Assistant) -> None:
    told = assistant.reply("promo 4 : dépôt, oraux, résultats, arrivée, restitution ?", now=NOW)
    assert told.entry == "dates-calendrier" and "promotion 4" in told.markdown


@pytest.mark.parametrize(
    ("clock", "left"),
    [
        ("2022-06-09T18:00", "aujourd’hui, puis encore 2 jours (vendredi 10 juin et lundi 13 juin)"),
        ("2022-06-11T10:00", "encore un jour (lundi 13 juin)"),
    ],
)
def test_days_that_are_left_of_those_that_are_listed(assistant: Assistant, clock: str, left: str) -> None:
    told = assistant.reply("il reste combien de journées d'auditions ?", now=at(clock)).markdown
    assert left in told.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize(("clock", "known"), [("2024-12-10T09:00", False), ("2026-11-29T10:00", True)])
def test_the_state_of_a_project_is_said_or_said_to_be_unknown(assistant: Assistant, clock: str, known: bool) -> None:
    told = assistant.reply("Tous à bord existe encore ?", now=at(clock)).markdown
    assert ("abandon" in told) is known
    assert ("je n’ai rien lu" in told.casefold()) is not known


@pytest.mark.parametrize(
    ("clock", "said"),
    [
        ("2022-03-24T13:00", "le jeudi 24 mars 2022 de 13 h 45 à 14 h 45"),
        ("2022-03-24T14:00", "c’est en cours, encore 45 minutes"),
        ("2022-03-24T15:00", "c’était le 24 mars 2022"),
    ],
)
def test_what_has_an_hour_is_told_as_it_goes(assistant: Assistant, clock: str, said: str) -> None:
    told = assistant.reply("le webinaire d'aujourd'hui, c'est quand ?", now=at(clock)).markdown
    assert said in told.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("Je finis ma thèse. Est-ce que je peux postuler ?", "etudiant-promos-4-7"),
        ("J'ai entendu parler de Signaux Faibles. Est-ce toujours en service ?", "signaux-faibles"),
        ("Bravo pour Archifiltre ! Le code est-il ouvert ?", "archifiltre"),
        ("Puis-je postuler ? Un collègue fonctionnaire dit que non", "fonctionnaire-promos-5-6"),
        ("Y a quoi comme profils recherchés en mars ?", "profils-recherches-promo-6"),
        ("Il se passe quoi avec DataJust en janvier 2022 ?", "datajust"),
        ("J'obtiens mon diplôme en juin, puis-je candidater ?", "etudiant-promos-4-7"),
        ("Y a-t-il des indemnités de déplacement ?", "frais-de-deplacement"),
    ],
)
def test_what_matters_in_a_question_stays_in_it(assistant: Assistant, question: str, entry: str) -> None:
    told = assistant.reply(question, now=at("2022-03-20T10:00"))
    assert told.entry == entry and "ne figure" not in told.markdown


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (["Quand était le sprint 3 de la promo 7 ?", "et 4 ?"], "sprint 4"),
        (["Quelles sont les dates des auditions depuis 2020 ?"], "promotion 4"),
        (["Mon CDD à la mairie se termine le 30 juin, est-ce renouvelable avec vous ?"], "agents publics"),
    ],
)
def test_a_number_or_a_day_of_something_else(assistant: Assistant, turns: list[str], told: str) -> None:
    assert told in in_turn(assistant, turns, at("2025-03-20T10:00")).markdown
