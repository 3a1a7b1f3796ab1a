"""How a question goes on about the one project that was shown, with the real knowledge."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.evaluating.batch import in_turn
from tests.serving import NOW
from tests.test_dates import at


@pytest.mark.parametrize(
    ("turns", "entry"),
    [
        (["monitorfish", "c a paris ?"], "monitorfish"),
        (["parle-moi d'Opérations 18", "dev ou data ?"], "operations-18"),
        (["SIANCE", "et après les 10 mois ?"], "siance"),
        (["leximpact c'est quoi", "et on le trouve où maintenant ?"], "leximpact"),
        (
            ["projets avec le Cerema ?", "lequel est le plus récent", "et c'est à Paris ?"],
            "recommandations-collaboratives",
        ),
        (["ProxiRH", "ok et il a duré combien de temps, y avait combien de designers ?"], "proxirh"),
        (
            ["Vers l'école pour tous", "Merci beaucoup. Et cela remonte à quelle promotion, s'il vous plaît ?"],
            "vers-l-ecole-pour-tous",
        ),
        (["monitorfish", "ils sont vraiment en bretagne ou à paris ?"], "monitorfish"),
        (["ePSHAD", "ils étaient combien de dev ?"], "epshad"),
        (["les projets de l'Élysée", "ils cherchaient quels postes, et combien de gens ?"], "datalma"),
        (["archifiltre", "et qui l'avait fait au début, quels métiers ?"], "archifiltre"),
        (["datamed", "il s'appelle comment maintenant et depuis quand"], "datamed"),
        (["dossierfacile", "qui bosse dessus chez les EIG, quel poste"], "dossierfacile"),
        (["matchID", "où je trouve le code ?"], "matchid"),
        (["leximpact", "toujours à la dinum ?"], "leximpact"),
        (["dossierfacile", "encore à Puteaux ?"], "dossierfacile"),
        (["sos ponts", "et l'autre ?"], "estim-action"),
        (["cest quoi matchid", "d'autres ministères s'en servent ?"], "matchid"),
        (["Compar:IA", "quel ministère est derrière et avec quel rôle d'EIG ?"], "compar-ia"),
        (["¿qué es Archifiltre?", "¿y sigue vivo hoy en día?"], "archifiltre"),
        (["datajust", "et donc là c'est toujours en vie ?"], "datajust"),
        (
            ["Qu'est devenu BatID ?", "et en promo 7 quels profils ont bossé dessus ?"],
            "referentiel-national-des-batiments",
        ),
        (
            ["suite proactive ça parle de quoi ?", "je veux le proposer a mon agglo, c'est toujours en cours ?"],
            "tous-a-bord",
        ),
        (["SIANCE", "Did the work carry on once the ten months were over?"], "siance"),
        (["Hopkins", "Idem pour le défi qui a suivi chez le même ministère en promo 3 ?"], "adler"),
    ],
)
def test_its_card_says_it(assistant: Assistant, turns: list[str], entry: str) -> None:
    assert in_turn(assistant, turns, NOW).entry == entry


@pytest.mark.parametrize(
    ("turns", "entry"),
    [
        (["monitorfish", "et à Lyon ?"], "monitorfish"),
        (["monitorfish", "quels projets à Paris ?"], "monitorfish"),
        (["monitorfish", "vous cherchez des designers ?"], "monitorfish"),
        (["monitorfish", "combien gagne un développeur chez vous ?"], "monitorfish"),
        (["BatID", "combien d'années d'expérience pour un développeur ?"], "batid"),
        (["BatID", "on commence quand ?"], "batid"),
        (["BatID", "quel est le site pour postuler ?"], "batid"),
        (["BatID", "vous avez un site ?"], "batid"),
        (["BatID", "quels autres projets de cette promo ?"], "batid"),
        (["Compar:IA", "non, l'autre de la Culture"], "compar-ia"),
    ],
)
def test_what_asks_for_others_or_of_the_programme_is_not_of_it(
    assistant: Assistant, turns: list[str], entry: str
) -> None:
    assert in_turn(assistant, turns, NOW).entry != entry


def test_who_wants_to_join_is_told_when_one_can_apply_and_what_became_of_it(assistant: Assistant) -> None:
    reply = in_turn(assistant, ["nos gestes climat", "je peux les rejoindre ?"], NOW)
    assert reply.entry == "dates-candidatures" and "Aucun appel n’est ouvert" in reply.markdown
    assert reply.markdown.startswith("Nos Gestes Climat est un projet de 2024-2026 (promotion 7).")


@pytest.mark.parametrize(
    ("asked", "entry"),
    [
        ("quel diplôme pour postuler à l'EIG ?", "diplome"),
        ("peut-on postuler à plusieurs projets ?", "voeux-promo-7"),
        ("can foreigners apply to it?", "nationalite"),
    ],
)
def test_who_asks_how_one_applies_does_not_ask_to_join_it(assistant: Assistant, asked: str, entry: str) -> None:
    assert in_turn(assistant, ["BatID", asked], NOW).entry == entry


def test_what_is_asked_after_joining_is_not_of_the_project(assistant: Assistant) -> None:
    turns = ["sos pont", "je peux les rejoindre ?", "et sinon c'est payé combien ?"]
    assert in_turn(assistant, turns, NOW).entry == "salaire-promo-7"


def test_who_tells_of_themselves_may_ask_to_join_it(assistant: Assistant) -> None:
    turns = ["y a un projet sur la pêche non ?", "trop bien!! et je peux rejoindre cette équipe là ? chui dataeux en fin de contrat"]  # fmt: skip
    told = in_turn(assistant, turns, at("2021-04-15T13:39"))
    assert told.entry == "dates-candidatures" and told.markdown.startswith("MonitorFish est un projet de 2020-2021")


def test_its_site_and_its_code_are_told_first(assistant: Assistant) -> None:
    site = in_turn(assistant, ["sos ponts", "le site svp"], NOW)
    assert site.markdown.startswith("Le site : <https://sosponts.recoconseil.fr/>")
    code = in_turn(assistant, ["twincity", "le code est public ?"], NOW)
    assert code.markdown.startswith("Le code : <https://github.com/twin-city/")


def test_a_card_tells_how_long_it_was_and_nothing_that_was_seen_later(assistant: Assistant) -> None:
    during = in_turn(assistant, ["datalympics"], NOW.replace(year=2021, month=5, day=10))
    after = in_turn(assistant, ["datalympics"], NOW.replace(year=2021, month=12, day=10))
    assert "10 mois" in during.markdown and "État :" not in during.markdown and "État :" in after.markdown


@pytest.mark.parametrize(
    ("asked", "entry", "told"),
    [
        ("leur promo a fini quand ?", "dates-fin", "12 juillet 2022"),
        ("quand s'est finie cette promotion ?", "dates-fin", "12 juillet 2022"),
        ("leur promo a duré combien de temps ?", "duree-promos-4-6", "10 mois"),
        ("how long did that cohort last?", "duree-promos-4-6", "10 months"),
    ],
)
def test_the_dates_of_its_cohort(assistant: Assistant, asked: str, entry: str, told: str) -> None:
    first = "What is BatID?" if asked.startswith("how") else "c'est quoi BatID ?"
    reply = in_turn(assistant, [first, asked], NOW)
    assert reply.entry == entry and told in reply.markdown


def test_a_correction_that_says_what_was_meant(assistant: Assistant) -> None:
    assert in_turn(assistant, ["batid ça existe encore", "non je veux dire le nouveau nom"], NOW).entry == "batid"


def test_another_by_its_place_is_not_asked_of_the_one_that_was_shown(assistant: Assistant) -> None:
    turns = ["vous avez fait quelque chose pour les pompiers ?", "celui de l'essone le code est ou"]
    assert in_turn(assistant, turns, NOW).entry == "previsecours"


@pytest.mark.parametrize(
    ("turns", "entry"),
    [
        (["c koi basegun", "c t quels métiers dans l'équipe"], "basegun"),
        (["Des missions dans le Nord ?", "C'est quel type de profil là-bas ?"], "recommandations-collaboratives"),
        (
            ["je cherche un projet pour les pompiers", "celui de paris", "il reste une place dedans ?"],
            "dates-candidatures",
        ),
        (["IA Flash", "je suis data scientist, comment je fais pour bosser dessus ?"], "dates-candidatures"),
        (["Quels projets avec l'ADEME ?", "ok et lesquels cherchent encore quelqu'un ?"], "dates-candidatures"),
        (["projets sur le logement", "DossierFacile, comment y travailler ?"], "dates-candidatures"),
        (["projets sur l'écologie", "le deuxième, comment bosser dessus ?"], "dates-candidatures"),
    ],
)
def test_its_team_or_to_join_it(assistant: Assistant, turns: list[str], entry: str) -> None:
    assert in_turn(assistant, turns, NOW).entry == entry


def test_the_address_of_somebodys_repositories_is_that_of_the_code(assistant: Assistant) -> None:
    told = in_turn(assistant, ["prévisecours", "le code est dispo ?"], NOW)
    assert told.markdown.startswith("Le code : <https://github.com/previsecours>")


def test_why_it_was_abandoned_is_said_not_to_be_written(assistant: Assistant) -> None:
    told = in_turn(assistant, ["tous à bord", "ah mince abandonné, pourquoi ?"], NOW)
    assert told.entry == "tous-a-bord" and told.markdown.startswith("La raison ne figure pas")


@pytest.mark.parametrize(
    "asked",
    [
        "comment ils ont fait pour travailler dessus à distance ?", "ils cherchent encore des financements ?",
        "il y a des postes en télétravail ?",
    ],
)  # fmt: skip
def test_what_does_not_ask_to_join_it_nor_of_its_cohort(assistant: Assistant, asked: str) -> None:
    assert not (in_turn(assistant, ["BatID", asked], NOW).entry or "").startswith("dates-")


@pytest.mark.parametrize(
    ("project", "asked", "begins"),
    [
        ("tous à bord", "Pour quelle raison ?", "La raison ne figure pas"),
        ("archifiltre", "et le code, on le trouve où maintenant ?", "Le code : <https://github.com/ProgrammeVitam"),
    ],
)
def test_what_its_card_does_not_begin_with(assistant: Assistant, project: str, asked: str, begins: str) -> None:
    assert in_turn(assistant, [project, asked], NOW).markdown.startswith(begins)


def test_the_cohort_that_it_was_in_by_its_dates(assistant: Assistant) -> None:
    told = in_turn(
        assistant, ["Signaux faibles c'était quelle promo ?", "et elle a duré de quand à quand, cette promo"], NOW
    )
    # Its length, or its last day: either is of that cohort, and neither is the card again.
    assert told.entry in ("duree-promos-1-3", "dates-fin") and "promotion" in told.markdown and not told.projects


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (["l'inventaire des orgues", "et sa promotion, elle comptait combien de projets ?"], "9 "),
        (["monitorfish", "c'était quelle promo ?", "elle a démarré quand, celle-là ?"], "1er septembre 2020"),
        (["SOS Ponts", "ils ont un autre projet dans la même promo ?"], "Estim’Action"),
        (["BatID", "projets justice : où en sont-ils ?"], "A-JUST"),
    ],
)
def test_its_cohort_its_neighbours_or_another_search(assistant: Assistant, turns: list[str], told: str) -> None:
    assert told in in_turn(assistant, turns, NOW).markdown


@pytest.mark.parametrize(
    ("turns", "entry"),
    [
        (["Écobalyse, c'est quoi ?", "ça me plaît ! vous prenez encore des candidatures ?"], "dates-candidatures"),
        (["GDR Santé", "et c'est payé combien pour ceux qui arrivent maintenant ?"], "salaire-promo-7"),
        (["Basegun", "et ils touchaient combien, ces gens-là ?"], "salaire-promos-5-6"),
        (["Karfu'R", "les gens qui ont fait ça, ils étaient combien ?"], "karfur"),
        (["MonitorFish", "et des designers, y en avait ?"], "monitorfish"),
        (["Green Data for Health", "et le commanditaire ?"], "green-data-for-health"),
        (["Signaux Faibles, c'est né chez vous ?", "l'équipe était installée où à l'époque ?"], "signaux-faibles"),
        (["Which challenges were about the sea or fishing?", "Was the fisheries one based in Paris?"], "monitorfish"),
    ],
)
def test_a_side_of_it_or_a_rule_of_the_programme(assistant: Assistant, turns: list[str], entry: str) -> None:
    assert in_turn(assistant, turns, NOW).entry == entry


def test_who_has_it_today(assistant: Assistant) -> None:
    turns = ["LexImpact ça vient de chez vous ?", "et aujourd'hui c'est Bercy qui l'a ?"]
    assert in_turn(assistant, turns, NOW).entry == "leximpact"


@pytest.mark.parametrize(
    "asked", ["Still alive? At what stage?", "à quel stade ?", "Can I find the source code anywhere?"]
)
def test_how_far_it_has_come_and_its_code(assistant: Assistant, asked: str) -> None:
    assert in_turn(assistant, ["What is Compar:IA?", asked], NOW).entry == "compar-ia"


def test_the_team_and_its_skills(assistant: Assistant) -> None:
    turns = ["Tell me about MonitorFish please", "How many people were on the team and with what skills?"]
    assert in_turn(assistant, turns, NOW).entry == "monitorfish"


@pytest.mark.parametrize(
    "turn",
    [
        "quelle administration pourrait m'accueillir ?",
        "elle a duré combien de mois, la promo 7 ?",
    ],
)
def test_what_asks_of_oneself_or_of_a_cohort_is_no_side_of_it(assistant: Assistant, turn: str) -> None:
    assert in_turn(assistant, ["batid", turn], NOW).entry not in ("batid", "referentiel-national-des-batiments")


def test_who_speaks_of_themselves_does_not_mean_the_project(assistant: Assistant) -> None:
    turns = ["PlaniPref, ça consistait en quoi ?", "ok et moi, comment je prends rdv à la préfecture pour renouveler mon titre de séjour ?"]  # fmt: skip
    assert in_turn(assistant, turns, NOW).kind == "unknown"


def test_whether_it_is_used_still(assistant: Assistant) -> None:
    assert in_turn(assistant, ["basegun", "les flics s'en servent encore ?"], NOW).entry == "basegun"


def test_two_are_compared(assistant: Assistant) -> None:
    told = in_turn(assistant, ["hopkins c'était sur quoi", "adler c pareil ou c'est différent ?"], NOW)
    assert set(told.projects) == {"hopkins", "adler"}


def test_no_card_names_a_person(assistant: Assistant) -> None:
    told = in_turn(assistant, ["Référentiel National des Bâtiments", "vous auriez leurs noms svp ?"], NOW)
    assert told.markdown.startswith("Les noms des personnes ne figurent pas")


@pytest.mark.parametrize("asked", ["what roles do they have", "ils ont quels postes ?", "what were their jobs?", "how many people are on it and in what roles?", "¿y qué perfil necesitaba?"])  # fmt: skip
def test_the_roles_of_its_people(assistant: Assistant, asked: str) -> None:
    assert in_turn(assistant, ["datalma", asked], NOW).entry == "datalma"


def test_open_posts_elsewhere_are_of_the_programme(assistant: Assistant) -> None:
    told = in_turn(assistant, ["Recommandations collaboratives", "any open positions in Lille right now?"], NOW)
    assert told.entry == "situation-actuelle"


def test_its_cohort_is_doubted(assistant: Assistant) -> None:
    told = in_turn(assistant, ["pour les JO 2024 vous avez un projet ?", "c'etait pas la promo 3 ça ?"], at("2022-12-06T15:59"))  # fmt: skip
    assert told.entry == "datalympics" and "promotion 4" in told.markdown


def test_since_when_and_until_when_its_people_are_there(assistant: Assistant) -> None:
    told = in_turn(assistant, ["TRISTAN", "les EIG de ce projet sont là depuis quand et jusqu'à quand"], at("2021-10-05T14:50"))  # fmt: skip
    assert "13 septembre 2021" in told.markdown and "12 juillet 2022" in told.markdown


def test_how_many_its_host_had(assistant: Assistant) -> None:
    assert len(in_turn(assistant, ["Basegun", "et ça fait combien d'EIG en tout chez eux ?"], NOW).projects) == 5


@pytest.mark.parametrize("asked", ["et ça consiste en quoi ?", "faut habiter en bretagne pour bosser dessus ?", "je devrais vivre là-bas pour ce projet ?"])  # fmt: skip
def test_what_it_is_and_whether_one_must_live_there(assistant: Assistant, asked: str) -> None:
    assert in_turn(assistant, ["MonitorFish c'est quoi", asked], at("2021-05-20T20:30")).entry == "monitorfish"


def test_what_it_did_for_many_names_no_other_one(assistant: Assistant) -> None:
    told = in_turn(assistant, ["is Signaux Faibles still running?", "how many companies has it helped this year?"], NOW)
    assert told.entry == "signaux-faibles"


def test_the_others_of_a_list_in_its_town(assistant: Assistant) -> None:
    turns = [
        "projets lyon",
        "celui de l'ARS cherchait quels profils",
        "et les deux autres lyonnais ils étaient sur quoi",
    ]
    assert set(in_turn(assistant, turns, at("2022-10-04T08:12")).projects) == {"proxirh", "sos-ponts"}


def test_the_pay_of_its_people_is_that_of_then(assistant: Assistant) -> None:
    assert in_turn(assistant, ["le projet Recrues", "et leur salaire ?"], at("2022-02-14T12:00")).entry == "salaire-dig"


@pytest.mark.parametrize(
    ("asked", "more"),
    [
        ("Compar:IA compare combien de modèles en tout ?", False),  # that it does not tell this number stands first
        ("Dans l'équipe de Nubonyxia, les gens se connaissaient déjà, c'étaient d'anciens collègues ?", True),
        ("matchID : combien de permis de conduire ont été annulés ?", True),
        ("qui a travaillé sur Basegun ?", False),
        ("c'est quoi Basegun ?", False),
        ("Basegun, ça tourne encore ?", False),
    ],
)
def test_a_first_card_says_that_there_is_no_more_where_it_may_not_tell_it(
    assistant: Assistant, asked: str, more: bool
) -> None:
    told = assistant.reply(asked, now=NOW).markdown
    assert ("C’est tout ce que l’équipe a écrit sur ce projet." in told) is more


def test_what_it_cost_is_said_to_be_unwritten(assistant: Assistant) -> None:
    told = in_turn(assistant, ["datajust c'est fini ?", "et ça a coûté combien au contribuable cette histoire"], NOW)
    assert told.entry == "datajust" and told.markdown.startswith("Le coût ne figure pas")


@pytest.mark.parametrize(
    ("turns", "clock", "entry"),
    [
        (["C'est quoi DataJust ?", "leurs candidatures sont ouvertes jusqu'à quand ?"], "2022-03-20T10:00", "dates-candidatures"),
        (["C'est quoi MonitorFish ?", "on doit vivre avec combien là-bas ? c'est payé ?"], "2022-03-15T10:00", "salaire-promos-5-6"),
        (["c'est quand l'arrivée ?", "c'est un lundi ? on peut télétravailler ?"], "2022-04-01T10:00", "teletravail-promo-4-6"),
        (["c'est quand l'arrivée ?", "je finis mon master, stage du 1er avril au 30 septembre, je peux postuler ?"], "2022-04-01T10:00", "etudiant-promos-4-7"),
        (["combien de projets en tout ?", "et en 2018 ?"], "2025-10-20T10:00", "nombre-projets"),
        (["c'est quoi les phases d'une promo", "la dernière elle dure combien de temps"], "2022-10-20T10:00", "phases-promo-6"),
        (["j'ai candidaté à la dernière promo, quand a lieu l'audition ?"], "2022-04-05T10:00", "dates-auditions"),
    ],
)  # fmt: skip
def test_what_only_has_the_words_of_these(assistant: Assistant, turns: list[str], clock: str, entry: str) -> None:
    assert in_turn(assistant, turns, at(clock)).entry == entry


@pytest.mark.parametrize(
    ("turns", "clock", "projects"),
    [
        (["c'était quoi le lab santé", "et open chronic ?", "donc les deux c'est le meme endroit en fait ?"], "2023-03-21T14:55", {"lab-sante", "open-chronic"}),
        (["Les défis Ecosphère(s) et Etat bas carbone sont tous les deux au CGDD ?", "Et les deux équipes, elles sont au même étage ?"], "2023-04-18T17:50", {"ecospheres", "etat-bas-carbone"}),
    ],
)  # fmt: skip
def test_two_that_were_told_of_one_after_the_other(
    assistant: Assistant, turns: list[str], clock: str, projects: set[str]
) -> None:
    assert set(in_turn(assistant, turns, at(clock)).projects) == projects


def test_what_those_who_worked_on_it_earned(assistant: Assistant) -> None:
    told = in_turn(
        assistant,
        ["c'est quoi Basegun", "et les gens qui ont bossé dessus ils touchaient combien"],
        at("2026-07-01T16:00"),
    )
    assert told.entry == "salaire-promos-5-6"


@pytest.mark.parametrize(
    ("asked", "project"),
    [
        ("entre impact co2 et nos gestes climat, lequel est fait pour les médias ?", "impact-co2"),
        ("between impact co2 and nos gestes climat, which one is meant for journalists and media", "impact-co2"),
    ],
)
def test_which_of_two_that_are_named(assistant: Assistant, asked: str, project: str) -> None:
    assert in_turn(assistant, [asked], at("2026-08-11T11:11")).entry == project


def test_how_many_use_it_is_not_told(assistant: Assistant) -> None:
    told = in_turn(
        assistant,
        ["parle moi de Mon Suivi Social", "combien de CCAS l'utilisent aujourd'hui ?"],
        at("2026-06-18T10:55"),
    )
    assert told.markdown.startswith("Ce nombre ne figure pas")


@pytest.mark.parametrize(
    ("asked", "project"),
    [
        ("Enki et Opérations 18, lequel s'est fait sans designer ?", "operations-18"),
        ("Hopkins et ADLER, lequel est le plus ancien ?", "hopkins"),
        ("Datascience RH ou OpenJustice, lequel est le plus récent ?", "open-justice"),
        ("Signaux faibles et Open Chronic, lequel a commencé en premier ?", "signaux-faibles"),
    ],
)
def test_which_of_two_by_age_or_profession(assistant: Assistant, asked: str, project: str) -> None:
    assert in_turn(assistant, [asked], at("2026-09-10T17:45")).entry == project


def test_of_two_that_are_alike_both_are_listed(assistant: Assistant) -> None:
    told = in_turn(assistant, ["Hopkins et ADLER, lequel n'avait pas de designer ?"], at("2026-09-10T17:45"))
    assert set(told.projects) == {"hopkins", "adler"}


def test_what_it_cost_to_build(assistant: Assistant) -> None:
    told = in_turn(
        assistant, ["What is MonitorFish?", "Interesting. How much did it cost to build?"], at("2022-10-11T17:05")
    )
    assert told.entry == "monitorfish" and told.markdown.startswith("The cost is not")


@pytest.mark.parametrize(
    ("turns", "clock", "project"),
    [
        (["¿hay algún proyecto sobre agricultura ecológica?", "¿y todavía existe?"], "2025-02-12T10:26", "cartobio"),
        (["les projets de l'agence du médicament", "celui de la promo 4 il est en ligne ?", "et les eig, il y en a qui sont restés à l'agence ?"], "2024-03-18T10:37", "datamed"),
        (["projets inondations", "vigicrues c'était avec quelle administration", "ok et la 3D c'est qui qui l'a fait ? quels profils"], "2023-10-16T11:50", "geocommuns"),
        (["le référentiel national des bâtiments", "et au début il y avait quels métiers"], "2026-04-22T15:35", "batid"),
        (["des défis en bretagne ?", "celui d'étel c quoi exactement", "faut être là bas tout le temps ou pas"], "2021-04-10T18:42", "monitorfish"),
    ],
)  # fmt: skip
def test_what_is_asked_of_a_project_in_other_words(
    assistant: Assistant, turns: list[str], clock: str, project: str
) -> None:
    assert in_turn(assistant, turns, at(clock)).entry == project


def test_names_and_numbers_that_a_card_has_not(assistant: Assistant) -> None:
    told = in_turn(
        assistant, ["tu peux me filer le nom et le mail des 3 personnes du projet TRISTAN"], at("2022-01-19T17:03")
    )
    assert told.markdown.startswith("Les noms des personnes ne figurent pas")
    told = in_turn(
        assistant,
        ["un projet sur la peche en bretagne ?", "combien de bateaux sont suivis dedans"],
        at("2021-11-08T20:41"),
    )
    assert told.markdown.startswith("Ce nombre ne figure pas")


def test_a_word_of_ones_own_is_no_project(assistant: Assistant) -> None:
    told = in_turn(assistant, ["santé psy étudiant on a droit a combien de séance gratuites"], at("2025-02-03T22:50"))
    assert "siance" not in told.projects


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Und läuft das noch?", "Référentiel national"),
        ("¿en qué ciudad?", "Montrouge"),
        ("in quale città?", "Montrouge"),
        ("c'est un défi de la promo en cours ?", "promotion 5"),
        ("c'est dans la promo 7 aussi ?", "promotion 5"),
    ],
)
def test_its_card_in_other_words(assistant: Assistant, asked: str, said: str) -> None:
    reply = in_turn(assistant, ["BatID", asked], NOW)
    assert reply.entry == "batid" and said in reply.markdown


@pytest.mark.parametrize(
    ("turns", "entry"),
    [
        (["Parlez-moi de Basegun", "À Paris ?"], "basegun"),
        (["Parlez-moi de Basegun", "À Paris ?", "Et ça existe toujours ?"], "basegun"),
        (["Réfugiés.info", "Sous quel nom au départ ?", "et l'équipe de cette époque-là ?"], "karfur"),
    ],
)
def test_a_place_alone_and_the_team_of_that_time(assistant: Assistant, turns: list[str], entry: str) -> None:
    assert in_turn(assistant, turns, NOW).entry == entry


def test_by_the_way_is_no_more_of_the_project(assistant: Assistant) -> None:
    reply = in_turn(assistant, ["DataJust, pourquoi ça a capoté ?", "D'accord. Sinon vous recrutez là ?"], NOW)
    assert "DataJust" not in reply.markdown
