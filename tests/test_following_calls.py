"""How a question goes on about a call, with the real knowledge."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.assistant import Assistant
from bot.evaluating.batch import in_turn
from tests.serving import NOW
from tests.test_dates import at


def told(assistant: Assistant, turns: list[str], clock: str) -> tuple[str | None, str]:
    now: datetime = at(clock)
    reply = in_turn(assistant, turns, now)
    return reply.entry, reply.markdown


@pytest.mark.parametrize(
    "asked", ["ok il reste cb de jours", "ça ferme quand ?", "c'est encore ouvert ?", "jusqu'à quand ?"]
)
def test_the_time_that_is_left_is_that_of_the_call_that_was_spoken_of(assistant: Assistant, asked: str) -> None:
    turns = ["appel a projets encore ouvert ? je suis dans un ministère", asked]
    entry, text = told(assistant, turns, "2022-03-16T15:20")
    assert entry == "dates-appel-projets" and "encore 2 jours" in text


def test_the_other_side_of_a_call(assistant: Assistant) -> None:
    first = "jusqu'à quand une administration peut-elle déposer un projet pour la promotion 5 ?"
    for asked in ("et du côté des candidats ?", "et côté candidats ?", "et pour les candidats ?"):
        assert told(assistant, [first, asked], "2021-03-05T11:00")[0] == "dates-candidatures", asked


@pytest.mark.parametrize(
    ("turns", "clock", "words"),
    [
        (["dates du sprint 5 svp", "c'est court non ? le 4 était plus long ?"], "2025-09-22T10:22", ["36 jours", "17 jours"]),
        (["le sprint 3, c'était quand ?", "le 2 était plus court ?"], "2025-09-22T10:22", ["23 jours", "20 jours"]),
        (["l'appel de la promo 5 c'était quand ?", "il était plus long que celui d'avant ?"], "2026-11-27T10:00", ["34 jours", "62 jours"]),
    ],
)  # fmt: skip
def test_two_calls_are_compared(assistant: Assistant, turns: list[str], clock: str, words: list[str]) -> None:
    entry, text = told(assistant, turns, clock)
    assert entry == "dates-candidatures" and all(word in text for word in words)
    assert "Le plus long" in text


def test_the_longest_round_of_a_calendar(assistant: Assistant) -> None:
    _, text = told(assistant, ["le sprint le plus long de la 7, lequel svp, avec ses dates"], "2026-02-17T22:22")
    assert "Le plus long : Dépôt des candidatures de la promotion 7, sprint 4" in text


def test_what_is_over_is_told_where_one_asks_of_the_past(assistant: Assistant) -> None:
    asked = "C'était quand, la période pour demander la prolongation, et quand la décision est-elle tombée ?"
    _, text = told(assistant, [asked], "2023-06-14T16:40")
    assert "du 13 au 29 mars 2023" in text and "10 avril 2023" in text


@pytest.mark.parametrize(
    ("turns", "clock", "entry", "words"),
    [
        (["I got preselected, yay. How many projects can I rank?", "what's the deadline?", "is it a Sunday?"], "2021-05-27T20:27", "voeux-promo-5", "Monday 31 May 2021"),
        (["La journée démo de janvier a bien eu lieu ?", "Ah. Et la nouvelle date, c'est quel jour ?", "faut se déplacer à Paris ?"], "2021-02-08T13:33", "dates-restitution", "en ligne"),
        (["c'est quand le demo day de la promo 4", "argh demain je peux pas"], "2021-06-16T20:20", "dates-restitution", "17 juin 2021"),
        (["Raté le sprint 1 de promo 7, j'étais en congé mat", "ah le 2 est ouvert ! il me reste combien de jours ?"], "2024-04-08T09:17", "dates-candidatures", "encore 18 jours"),
    ],
)  # fmt: skip
def test_what_is_asked_of_dates_that_were_told(
    assistant: Assistant, turns: list[str], clock: str, entry: str, words: str
) -> None:
    found, text = told(assistant, turns, clock)
    assert found == entry and words in text


@pytest.mark.parametrize("asked", ["dernier jour ???", "dernié jour auj ?", "last day today?"])
def test_the_last_day_while_a_call_closes_is_that_of_the_call(assistant: Assistant, asked: str) -> None:
    entry, text = told(assistant, [asked], "2024-04-26T17:05")
    assert entry == "dates-candidatures" and ("le dernier jour" in text or "the last day" in text)


def test_a_day_that_is_over_is_of_no_other_year(assistant: Assistant) -> None:
    entry, text = told(assistant, ["4 avril passé, foutu ?"], "2025-04-07T13:08")
    assert entry == "dates-candidatures" and "encore 4 jours" in text


def test_which_of_two_cohorts_had_the_shorter_call(assistant: Assistant) -> None:
    asked = "Entre les promotions 1 et 6, laquelle a laissé le moins de temps pour candidater ?"
    _, text = told(assistant, [asked], "2023-01-19T14:05")
    assert "Le plus court : Dépôt des candidatures de la promotion 1 (18 jours)" in text


@pytest.mark.parametrize(
    ("turns", "clock", "entry"),
    [
        (["le sprint 5 c'est quand ?", "ma mission de 4 mois peut durer plus longtemps ?"], "2025-09-22T10:00", "duree-promo-7"),
        (["c'est quand le demo day de la promo 4", "et pour travailler, c'est à distance ?"], "2021-06-16T10:00", "teletravail-promo-4-6"),
        (["quand ferme l'appel de la promotion 5 ?", "faut-il envoyer autre chose ?"], "2021-03-05T10:00", "contenu-dossier"),
    ],
)  # fmt: skip
def test_what_is_not_asked_of_the_dates(assistant: Assistant, turns: list[str], clock: str, entry: str) -> None:
    found, text = told(assistant, turns, clock)
    assert "Le plus long" not in text
    assert found == entry


def test_what_comes_is_told_first_where_the_past_is_only_mentioned(assistant: Assistant) -> None:
    _, text = told(assistant, ["quand sont les entretiens ? mon collègue y était"], "2025-09-22T10:00")
    assert text.startswith("Entretiens de la promotion 7, sprint 5")


def test_a_calendar_tells_no_length_that_nobody_asked_for(assistant: Assistant) -> None:
    _, text = told(assistant, ["calendrier de la promo 6, ça dure combien de temps ?"], "2026-10-01T10:00")
    assert "De l’ouverture" not in text


def test_rounds_that_are_named_are_compared_and_no_others(assistant: Assistant) -> None:
    asked = "Le sprint 4 de la promotion 7 a-t-il été plus long que le sprint 5 ?"
    _, text = told(assistant, [asked], "2026-10-01T10:00")
    assert "sprint 4" in text and "sprint 5" in text and "sprint 2" not in text.split("Le plus long")[0]


@pytest.mark.parametrize(
    "asked",
    [
        "recrutement 2026",
        "candidature 2026 ?",
        "candidater en 2026",
        "inscription 2026",
        "apply 2026",
        "recruitment 2026",
    ],
)
def test_a_year_that_has_begun_asks_what_is_open(assistant: Assistant, asked: str) -> None:
    text = told(assistant, [asked], "2026-10-01T10:00")[1]
    assert "Aucun appel n’est ouvert" in text.split("\n")[0] or text.startswith("No call is open")


def test_an_amount_is_no_year(assistant: Assistant) -> None:
    assert told(assistant, ["2500 euros net ?"], "2026-10-01T10:00")[0] == "salaire-promo-7"


@pytest.mark.parametrize(
    ("asked", "clock", "entry"),
    [
        ("la cloture de la promo 5, cette semaine ?", "2022-06-30T11:15", "dates-restitution"),
        ("clôture de l'appel à candidatures de la promo 6 ?", "2023-06-20T10:00", "dates-candidatures"),
        ("cloture de la promotion 6", "2022-04-12T10:00", "dates-candidatures"),
        ("les auditions de la promo 6 se passent où ?", "2022-05-20T10:00", "entretien-visio"),
    ],
)
def test_the_close_of_a_cohort_is_its_event_while_that_is_near(
    assistant: Assistant, asked: str, clock: str, entry: str
) -> None:
    assert told(assistant, [asked], clock)[0] == entry


@pytest.mark.parametrize(
    ("turns", "clock", "entry", "word"),
    [
        (["le sprint 3 c'était quelles dates", "non pardon le 4"], "2025-08-20T12:12", "dates-calendrier", "11 avril 2025"),
        (["Quand a ouvert l'appel aux candidats de la promotion 3 ?", "et de la suivante ?"], "2026-07-01T10:30", "dates-candidatures", "7 juin 2020"),
        (["les périodes de dépôt de 2025 ?", "La première a duré plus longtemps que la seconde, non ?"], "2025-12-01T16:20", "dates-candidatures", "36 jours"),
        (["j'ai jusqu'à quand pour mes vœux ?", "et j'en mets combien ?"], "2021-05-26T22:06", "voeux-promo-5", "3 vœux"),
        (["j'ai jusqu'à quand pour mes vœux ?", "combien j'ai le droit d'en mettre ?"], "2021-05-26T22:06", "voeux-promo-5", "3 vœux"),
        (["J'ai candidaté début avril. Les entretiens, ça a commencé ?", "ok et ça finit quand ?"], "2025-05-05T10:19", "dates-auditions", "16 mai 2025"),
        (["on peut déjà déposer un projet pour la 6e promotion ?", "d'accord, donc ça ouvre quand ?"], "2021-11-15T09:44", "dates-appel-projets", "aucune date"),
        (["combien d'appels à candidats en 2025 ?", "le 1er des deux c'était de quand à quand ?"], "2026-08-18T15:31", "dates-candidatures", "11 avril 2025"),
        (["quels appels à candidats en 2025 ?", "le 2e c'était de quand à quand ?"], "2025-02-15T10:00", "dates-candidatures", "aucune période"),
        (["j'ai loupé le sprint 2", "le 3 c'est pour quand ?"], "2024-05-02T08:17", "dates-candidatures", "sprint 3"),
        (["y a un webinaire pour les candidats ?", "j'ai raté celui d'hier du coup ?", "et le prochain, quelle heure ?"], "2022-03-18T09:09", "dates-webinaires", "24 mars 2022 de 13 h 45"),
        (["Quand s'est terminée la promotion 3 ?", "Et celle d'avant, sa restitution : quel jour et dans quel lieu ?"], "2026-11-28T11:39", "dates-restitution", "promotion 2 au Mobilier national"),
        (["Ancien de la promo 2 : on était combien ?", "Et la soirée où on a tout présenté, quel jour et où ?"], "2026-11-28T19:12", "dates-restitution", "promotion 2 au Mobilier national"),
        (["what was the largest team?", "how many days was the last call open?"], "2026-11-28T10:00", "dates-candidatures", "17 days"),
        (["quand aura lieu le prochain sprint ?", "On peut travailler à 4/5e ?"], "2025-07-08T23:04", "temps-partiel-promo-7", "4/5"),
        (["jusqu'à quand postuler ?", "c'est fini ou pas ?"], "2022-04-22T08:00", "dates-candidatures", "19 avril 2022"),
        (["notre ministère peut encore proposer un sujet ?", "Parfait, on s'y met ce week-end. Et le jury, il se réunit quand ?"], "2021-04-02T11:40", "dates-jury-projets", "5 mai 2021"),
    ],
)  # fmt: skip
def test_what_is_asked_of_the_dates_that_were_told(
    assistant: Assistant, turns: list[str], clock: str, entry: str, word: str
) -> None:
    found, text = told(assistant, turns, clock)
    assert found == entry and word in text


def test_the_calls_of_this_year_are_counted(assistant: Assistant) -> None:
    asked = "Combien de fois avez-vous ouvert les candidatures en 2025, et de quand à quand ?"
    _, text = told(assistant, [asked], "2025-11-20T10:05")
    assert "11 avril 2025" in text and "5 octobre 2025" in text


def test_the_end_of_what_only_begins_is_asked_of_something_else(assistant: Assistant) -> None:
    turns = ["on arrive quand dans les administrations ?", "et ça finit quand ?"]
    assert told(assistant, turns, "2022-09-01T10:00")[0] == "dates-fin"


@pytest.mark.parametrize(
    ("turns", "clock", "entry", "said"),
    [
        (["j'ai loupé le recrutement de cet été ?", "et celui d'avant, c'était quand"], "2024-09-12T19:30", "dates-candidatures", "sprint 2"),
        (["combien de vagues pour la promo 7 ?", "la deuxième est restée ouverte combien de temps ?"], "2026-07-08T13:35", "dates-candidatures", "**23 jours**"),
        (["la clôture de 2022 avait été reportée non ?", "et depuis c'est encore arrivé ?"], "2026-10-01T20:15", "report-de-cloture", "sprint 4"),
        (["Une préfecture peut accueillir un EIG ?", "il nous reste combien de temps pour déposer ?"], "2022-03-16T09:12", "dates-appel-projets", "encore 2 jours"),
        (["les derniers entretiens c'était quand ?", "ça fait combien de temps ?"], "2026-02-20T17:25", "dates-auditions", "119 jours"),
        (["how were the last interviews scheduled, which dates?", "how long ago was that?"], "2026-02-20T17:25", "dates-auditions", "119 days"),
        (["le prochain appel, c'est quand ?", "et l'an dernier, c'était à quelles périodes ?"], "2026-01-15T09:30", "dates-candidatures", "sprint 4"),
        (["Elle dure jusqu'à quand, la liste d'attente de la promo 6 ?", "donc c'est mort pour moi ?"], "2022-07-25T11:25", "liste-attente", "15 juillet 2022"),
        (["on choisit combien de projets ?", "et avant quel jour ?"], "2021-05-26T12:40", "voeux-promo-5", "31 mai 2021"),
    ],
)  # fmt: skip
def test_what_follows_dates_or_leads_to_them(
    assistant: Assistant, turns: list[str], clock: str, entry: str, said: str
) -> None:
    found, text = told(assistant, turns, clock)
    assert found == entry and said in text


def test_an_administration_in_2024_may_apply_at_any_time(assistant: Assistant) -> None:
    _, text = told(assistant, ["date butoir pour qu'un ministère demande un EIG ?"], "2024-06-11T09:30")
    assert "à tout moment de l’année, sans date butoir" in text


def test_the_cohort_that_was_spoken_of_stays_so(assistant: Assistant) -> None:
    turns = ["La promo 6 commence quand ?", "C'est bien 10 mois ?", "et elle finit ?"]
    assert "11 juillet 2023" in told(assistant, turns, "2022-07-25T11:11")[1]


@pytest.mark.parametrize(
    ("first", "asked"),
    [
        ("quand un ministère peut-il déposer un projet ?", "et les candidats, ils déposent quand ?"),
        ("quand un ministère peut-il déposer un projet ?", "date limite pour devenir EIG ?"),
        ("combien ça coûte d'accueillir un EIG ?", "et pour les candidats, c'est ouvert jusqu'à quand ?"),
    ],
)
def test_when_candidates_apply_after_what_was_told_to_hosts(assistant: Assistant, first: str, asked: str) -> None:
    entry, text = told(assistant, [first, asked], "2022-03-20T10:00")
    assert entry == "dates-candidatures" and "encore 14 jours" in text


def test_the_first_event_of_a_name(assistant: Assistant) -> None:
    turns = ["les Regards sur l'innovation publique c'est cette semaine ?", "et la première édition, c'était quand ?"]
    entry, text = told(assistant, turns, "2023-06-27T15:40")
    assert entry == "dates-restitution" and "30 juin 2022" in text and "promotion 1" not in text


def test_the_same_asked_of_some_by_the_name_of_their_event(assistant: Assistant) -> None:
    turns = ["et les contrats de la promo 5 s'arrêtent quand ?", "pareil pour les Link ?"]
    entry, text = told(assistant, turns, "2022-06-25T12:50")
    assert entry == "dates-fin" and "22 août 2022" in text


def test_until_when_is_asked_of_the_dates_that_were_told_to_those_it_is_for(assistant: Assistant) -> None:
    now = datetime.fromisoformat("2023-03-20T09:15+01:00")
    turns = [
        "Nous aimerions garder nos deux EIG après juillet, un dispositif ?",
        "c'est payé pareil pour eux ?",
        "on doit envoyer ça avant quand ?",
    ]
    assert in_turn(assistant, turns, now).entry == "dates-prolongation"


def test_the_longest_of_all_dates_of_a_cohort(assistant: Assistant) -> None:
    told = in_turn(
        assistant, ["donne-moi les sprints de la promo 7", "lequel est resté ouvert le plus longtemps ?"], NOW
    )
    assert "Le plus long : Dépôt des candidatures de la promotion 7, sprint 4" in told.markdown


@pytest.mark.parametrize(
    "turns",
    [
        ["la clôture du dernier appel a-t-elle été reportée ?"],
        ["le dernier appel aux candidats remonte à quand ?", "je crois me souvenir qu'on l'avait rallongé, non ?"],
    ],
)
def test_how_the_last_call_moved_is_told_though_none_is_open(assistant: Assistant, turns: list[str]) -> None:
    _, text = told(assistant, turns, "2023-11-15T10:00")
    assert "3 avril 2022" in text and "10 avril 2022" in text and "19 avril 2022" in text


def test_a_call_that_did_not_move_is_not_told_twice(assistant: Assistant) -> None:
    _, text = told(assistant, ["la clôture du dernier appel a-t-elle été reportée ?"], "2026-11-29T10:00")
    assert text.count("5 octobre 2025") == 1


def test_the_wave_before_the_one_that_is_open(assistant: Assistant) -> None:
    turns = ["on peut candidater en ce moment ?", "et la vague d'avant, c'était de quand à quand ?"]
    assert "sprint 3" in in_turn(assistant, turns, at("2025-04-08T10:00")).markdown


def test_another_chance_is_the_next_call_and_a_refusal_asks_for_a_rule(assistant: Assistant) -> None:
    turns = ["Le premier sprint de la promo 7, je l'ai loupé ?", "Et moi je pourrai me rattraper bientôt ?"]
    assert told(assistant, turns, "2024-03-04T09:00")[0] == "dates-candidatures"
    turns = ["les entretiens du sprint 4, c'était quand ?", "j'ai été refusé, est-ce que je peux retenter ?"]
    assert told(assistant, turns, "2026-11-29T10:00")[0] == "recandidater"


def test_one_that_was_earlier_in_the_year(assistant: Assistant) -> None:
    turns = [
        "je n'ai rien pu envoyer hier soir, c'est fichu ?",
        "Il y avait eu une autre session plus tôt cette année ?",
    ]
    assert "sprint 4" in told(assistant, turns, "2025-10-06T09:00")[1]


def test_until_the_next_opening(assistant: Assistant) -> None:
    turns = [
        "When did the sixth cohort stop taking applications?",
        "So how long was it until the next opening after that?",
    ]
    assert "650 days" in in_turn(assistant, turns, at("2025-03-27T20:33")).markdown


def test_who_is_no_candidate_asks_for_the_other_call(assistant: Assistant) -> None:
    turns = [
        "jusqu'à quand peut-on déposer pour la 6e promotion ?",
        "pardon, je suis du côté d'un ministère, je ne suis pas candidate.",
    ]
    told = in_turn(assistant, turns, at("2022-02-15T10:44"))
    assert told.entry == "dates-appel-projets" and "18 mars 2022" in told.markdown


def test_whether_it_can_still_be_handed_in_is_asked_of_that_call(assistant: Assistant) -> None:
    turns = [
        "Le dossier administration pour la 6e promo, c'était à rendre quand ?",
        "on peut encore l'envoyer ? on a 3 jours de retard",
    ]
    assert in_turn(assistant, turns, at("2022-03-21T08:51")).entry == "dates-appel-projets"


def test_too_late_for_what_administrations_ask_for(assistant: Assistant) -> None:
    turns = [
        "en tant que porteur de projet, comment demande-t-on que nos EIG restent après l'été ?",
        "Personne chez nous n'a rien envoyé hier soir. Sommes-nous hors délai ?",
    ]
    assert in_turn(assistant, turns, at("2023-03-30T09:02")).entry == "dates-prolongation"


def test_the_number_of_a_round_that_is_not_announced(assistant: Assistant) -> None:
    told = in_turn(
        assistant,
        ["C'est quand le sprint 5 ?", "Ah zut. Et le 6 alors, on sait quand il tombe ?"],
        at("2025-12-02T18:18"),
    )
    assert told.entry == "dates-candidatures"


def test_how_often_the_close_moved(assistant: Assistant) -> None:
    told = in_turn(
        assistant,
        ["encore repoussé le delai de candidature ?", "ça fait combien de fois en tout ?"],
        at("2022-04-13T12:19"),
    )
    assert told.entry == "dates-candidatures" and "2 fois" in told.markdown.replace("\u00a0", " ")


def test_while_interviews_go_on_results_are_not_those_of_years_ago(assistant: Assistant) -> None:
    turns = ["Les entretiens ont-ils commencé ?", "Jusqu'à quelle date puis-je encore attendre un coup de fil ?"]
    assert "16 mai 2025" in in_turn(assistant, turns, at("2025-05-09T15:07")).markdown


def test_between_two_answers_of_a_round(assistant: Assistant) -> None:
    turns = ["Fin des dépôts le 5 octobre, c'est bien ça ?", "Et l'entretien métier, ça commence quand ?", "Donc combien de jours entre les deux ?"]  # fmt: skip
    assert "**8 jours**" in in_turn(assistant, turns, at("2025-09-25T12:48")).markdown


def test_how_often_it_was_put_off(assistant: Assistant) -> None:
    turns = ["c toujours le 10 la limite ou pas ?", "ah ok. du coup ils ont repoussé combien de fois en tout"]
    assert "en 2 fois" in in_turn(assistant, turns, at("2022-04-13T19:48")).markdown


def test_whether_it_will_be_put_off_again(assistant: Assistant) -> None:
    turns = ["c'est fermé depuis hier soir la sélection de la 6 ?", "vous avez déjà rallongé deux fois, il y en aura une troisième ?"]  # fmt: skip
    assert "Aucun autre report n’est annoncé" in in_turn(assistant, turns, at("2022-04-20T09:10")).markdown


def test_whether_another_date_moved_too(assistant: Assistant) -> None:
    turns = ["J'avais noté le 3 avril pour candidater, j'ai raté le coche ?", "ah super, et du coup les auditions sont décalées elles aussi ?"]  # fmt: skip
    assert in_turn(assistant, turns, at("2022-04-08T17:45")).entry == "dates-auditions"


def test_the_call_to_those_who_want_to_be_recruited(assistant: Assistant) -> None:
    turns = [
        "mon service à la préfecture aimerait déposer un projet, jusqu'à quand est-ce possible ?",
        "Et pour ceux qui veulent être recrutés ?",
    ]
    assert in_turn(assistant, turns, at("2022-03-08T10:15")).markdown.startswith(
        "Dépôt des candidatures de la promotion 6"
    )


@pytest.mark.parametrize(
    ("asked", "clock", "entry", "said"),
    [
        (["Jusqu'à quand pour mes vœux ?", "Merci ! Et les auditions ? Je suis aux Canaries du 8 au 12 juin, billets non remboursables"], "2022-05-10T12:45", "dates-auditions", "une partie de la période"),
        (["La promo 6, elle a commencé et fini quand ?", "et celle d'avant ?", "donc y a eu combien de temps sans personne entre les deux"], "2026-03-03T10:20", "dates-arrivee", "62 jours"),
        (["Y a-t-il un événement de clôture cette année pour la promotion ?", "et l'an dernier c'était à quelle date ?"], "2023-06-20T15:40", "dates-restitution", "30 juin 2022"),
        (["c ouvert en ce moment ?", "jpeux m'y mettre que les we, jen ai combien avant la fin ?"], "2025-09-25T22:40", "dates-candidatures", "2 week-ends"),
        (["when does the next cohort start?", "and when does it end?"], "2022-03-30T10:08", "dates-fin", "11 July 2023"),
        (["La direction de produit, concrètement, c'est quoi ?", "Merci. C'est encore ouvert ?"], "2025-04-08T13:05", "dates-candidatures", "11 avril 2025"),
        (["c'était quoi la règle en 2022 pour les fonctionnaires ?", "et pour la nouvelle promo ?"], "2024-02-18T16:05", "fonctionnaire-promo-7", "promotion 7"),
    ],
)  # fmt: skip
def test_what_goes_on_about_dates(assistant: Assistant, asked: list[str], clock: str, entry: str, said: str) -> None:
    answered, text = told(assistant, asked, clock)
    assert answered == entry and said in text


@pytest.mark.parametrize(
    ("asked", "clock", "entry"),
    [
        (["C'est quoi MonitorFish ?", "Si on doit aller là-bas, qui rembourse le train ?"], "2022-03-20T11:00", "frais-de-deplacement"),
        (["Réfugiés.info c'est quoi ?", "Au début on touche combien pour ce poste ?"], "2026-05-01T10:00", "salaire-promo-7"),
        (["Quels sont le premier et le dernier jour pour candidater ?"], "2022-03-20T11:00", "dates-candidatures"),
        (["C'est quoi le premier et le dernier jour des auditions ?"], "2022-03-20T11:00", "dates-auditions"),
        (["J'ai reçu hier votre newsletter sur les EIG, c'est quoi le programme ?", "Et j'ai jusqu'à quand pour répondre à l'appel ?"], "2022-03-20T11:00", "dates-candidatures"),
        (["Est-ce que les EIG travaillent le lundi de Pentecôte ?"], "2022-03-20T11:00", None),
        (["Pour la promo 2, parmi les candidats, combien de femmes ?"], "2022-03-20T11:00", "part-femmes"),
        (["La promo 5 s'est arrêtée quand ?", "Et la 6 est arrivée quand ?", "Donc il y a eu combien de temps à vide ?"], "2022-10-10T11:00", "dates-arrivee"),
    ],
)  # fmt: skip
def test_what_only_sounds_like_it(assistant: Assistant, asked: list[str], clock: str, entry: str | None) -> None:
    assert told(assistant, asked, clock)[0] == entry


@pytest.mark.parametrize(
    ("asked", "clock", "entry", "said"),
    [
        (["La promo 5 a commencé quand ?", "et elle dure jusqu'à ?"], "2021-09-28T12:40", "dates-fin", "12 juillet 2022"),
        (["c'est ouvert jusqu'à quand ?", "si je loupe ce soir il y a une autre session cette année ?"], "2024-09-08T21:45", "dates-candidatures", "aucune autre date n’est annoncée"),
        (["j'ai jusqu'à quand pour dire lesquels je veux", "après ça les entretiens c'est combien de jours plus tard ?"], "2021-05-27T18:30", "dates-auditions", "7 jours"),
        (["cuando empieza la próxima convocatoria?"], "2022-10-06T22:12", "dates-candidatures", "La respuesta solo está disponible"),
        (["mariage de ma sœur le 12 juin et je suis absente jusqu'au 20 juin, ça tombe pendant les entretiens ?"], "2021-05-20T10:00", "dates-auditions", "intervalle : 14, 15"),
        (["my sister's wedding is on June 12 and I'm away until June 20, does it clash with the interviews?"], "2021-05-20T10:00", "dates-auditions", "14, 15"),
    ],
)  # fmt: skip
def test_what_was_asked_of_dates_at_last(
    assistant: Assistant, asked: list[str], clock: str, entry: str, said: str
) -> None:
    answered, text = told(assistant, asked, clock)
    assert answered == entry and said in text


def test_how_long_each_call_of_a_year_was_open(assistant: Assistant) -> None:
    turns = ["combien de tours de recrutement en 2025 ?", "et ils duraient combien de temps chacun, en jours ?"]
    _, text = told(assistant, turns, "2026-12-01T14:30")
    assert (
        "36 jours" in text and "17 jours" in text and "un jour de plus à chaque fois" in text and "sprint 3" not in text
    )
