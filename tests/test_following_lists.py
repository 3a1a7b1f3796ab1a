"""How a question goes on about all projects of a list."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.evaluating.batch import in_turn
from tests.serving import NOW
from tests.test_dates import at


@pytest.mark.parametrize(
    ("listing", "asked", "having"),
    [
        ("les projets de la toute première promo", "lesquels ont un dépôt github ?", {"cc-api-rapports", "machine-a-donnees", "cartav"}),
        ("Did any team work with the gendarmerie?", "Which of those has its source code online?", {"brigade-numerique"}),
    ],
)  # fmt: skip
def test_those_whose_code_is_open(assistant: Assistant, listing: str, asked: str, having: set[str]) -> None:
    told = in_turn(assistant, [listing, asked], NOW)
    assert set(told.projects) == having and told.markdown.count("](https://github.com/") == len(having)
    assert all(side.startswith("github.com/") for side in told.sides) and len(told.sides) == len(having)


def test_whether_they_are_in_one_place(assistant: Assistant) -> None:
    told = in_turn(
        assistant, ["Quels projets de la promo 7 sont portés par la DGALN ?", "Ils sont tous au même endroit ?"], NOW
    )
    assert len(told.projects) == 4 and told.markdown.count("Puteaux") == 4


def test_which_of_those(assistant: Assistant) -> None:
    turns = ["montre les projets avec un juriste", "dans ces trois là, lequel existe toujours sous un autre nom ?"]
    told = in_turn(assistant, turns, NOW)
    assert len(told.projects) == 3 and "Référentiel national des bâtiments" in told.markdown


@pytest.mark.parametrize(
    ("turns", "projects"),
    [
        (["Which projects were hosted by ADEME?", "How many is that, and which ones belong to the latest cohort?"], {"impact-co2", "nos-gestes-climat"}),
        (["matchID ?", "y avait qui d'autre dans la même promo au ministère de l'intérieur ?"], {"matchid", "cartav"}),
        (["faux avis sur internet ?", "je suis avocat, ils ont le droit de s'en servir depuis quand ?"], {"polygraphe"}),
        (["List the challenges run in Lyon", "How long did the 2019 one last?"], {"proxirh"}),
    ],
)  # fmt: skip
def test_lists_and_projects_that_are_gone_on_about(assistant: Assistant, turns: list[str], projects: set[str]) -> None:
    assert set(in_turn(assistant, turns, NOW).projects) == projects


def test_other_projects_with_that_profession(assistant: Assistant) -> None:
    told = in_turn(assistant, ["Santé Psy Étudiant ?", "quels autres projets ont recruté ce profil ?"], NOW)
    assert len(told.projects) == 5 and "sante-psy-etudiant" not in told.projects


@pytest.mark.parametrize(
    ("turns", "projects"),
    [
        (["donne moi les projets de la promo 7", "dans lesquels ils étaient deux ?"], {"referentiel-national-des-batiments", "un-eleve-un-stage", "datalma", "refugies-info", "fast"}),
        (["défis en santé", "ceux où ils étaient deux"], {"sirano", "smash", "estim-action"}),
        (["donne moi les projets de la promo 7", "dans lesquels ils étaient deux EIG ?"], {"referentiel-national-des-batiments", "un-eleve-un-stage", "datalma", "refugies-info", "fast"}),
        (["je suis data scientist, y avait quoi pour moi dans la promo 5", "et un où c'était que des data scientists ?"], {"smash"}),
        (["ademe : quels projets ?", "et avant la promo 7 ils en avaient eu ?"], {"batid"}),
        (["les missions des designers d'intérêt général ?", "y en avait ailleurs qu'à Paris ?"], {"vers-l-ecole-pour-tous", "proxirh"}),
        (["quels projets ont recruté un juriste ?", "à part batid, dans quelles villes ?"], {"dases", "green-data-for-health"}),
    ],
)  # fmt: skip
def test_a_list_is_narrowed(assistant: Assistant, turns: list[str], projects: set[str]) -> None:
    assert set(in_turn(assistant, turns, NOW).projects) == projects


@pytest.mark.parametrize(
    ("turns", "projects"),
    [
        (["les projets faits avec des pompiers ?", "celui de la capitale faisait quoi ?"], {"operations-18"}),
        (["projets de l'ademe svp", "ceux qui parlent de carbone uniquement"], {"impact-co2", "nos-gestes-climat"}),
        (["les défis des designers d'intérêt général", "y en a un qui n'a rien donné, lequel ?"], {"planipref"}),
    ],
)
def test_one_or_some_of_a_list_in_other_words(assistant: Assistant, turns: list[str], projects: set[str]) -> None:
    assert set(in_turn(assistant, turns, NOW).projects) == projects


def test_who_worked_on_those_of_a_list_and_in_which_cohort(assistant: Assistant) -> None:
    told = in_turn(
        assistant,
        ["Quelles missions de la promo 7 dépendent de l'ADEME ?", "et quel métier ils ont recruté pour ça ?"],
        NOW,
    )
    assert set(told.projects) == {"impact-co2", "nos-gestes-climat"} and "direction de l’impact" in told.markdown
    told = in_turn(assistant, ["liste des défis où il y avait un juriste", "quelle promo ?"], NOW)
    assert set(told.projects) == {"batid", "dases", "green-data-for-health"} and "promotion 5" in told.markdown
    told = in_turn(assistant, ["défis en santé", "quels projets ?"], NOW)
    assert "adex" in told.markdown.casefold() and len(told.projects) == 5


def test_which_are_still_alive_is_told_with_their_states(assistant: Assistant) -> None:
    told = in_turn(assistant, ["les projets sur la mer et les bateaux", "lesquels vivent encore ?"], NOW)
    assert set(told.projects) == {"predisauvetage", "cibnav", "monitorfish"} and told.markdown.count("État") == 3


@pytest.mark.parametrize(
    ("turns", "projects"),
    [
        (["la liste des défis des designers de 2019 ?", "Lesquels duraient un an entier ?"], {"sequoia-cgdd", "alphabet", "maritux", "id-numerique", "ma-famille-ici"}),
        (["Quelles missions de la promotion 7 ont déjà été transférées ?", "à l'inverse, y en a-t-il une encore au stade de l'investigation ?"], {"transports-sanitaires"}),
        (["des juristes ont déjà bossé sur un défi ?", "cetait quelle promo et lesquels exactement"], {"dases", "batid", "green-data-for-health"}),
        (["projets promo 6", "juste ceux de lIGN"], {"artificia", "geocommuns"}),
        (["vous avez des projets climat / carbone dans la promo 7 ?", "et dans celle juste avant ?"], {"etat-bas-carbone", "ecospheres", "estim-action", "geocommuns"}),
        (["Je suis à l'ANSM, sommes-nous déjà passés par votre dispositif ?", "Du plus ancien des deux, que reste-t-il en ligne ?"], {"datamed"}),
        (["Vous auriez les projets liés aux pompiers ?", "non pas celui de la brigade de Paris, plutôt celui qui anticipait le nombre de sorties"], {"previsecours"}),
        (["nos gestes climat c vous ?", "ya koi dautre chez le meme organisme"], {"impact-co2", "batid"}),
        (["De l'intelligence artificielle, y en a-t-il dans les missions récentes ?", "Celle de la rue de Valois, le comparateur, à quelle phase est-elle ?"], {"compar-ia"}),
        (["liste des défis de la gendarmerie nationale", "parmi ceux-là lequel portait sur l'embauche ?"], {"recrues"}),
        (["Tous les défis de la gendarmerie nationale svp", "lequel parle d'embauche de gendarmes ?"], {"recrues"}),
        (["Présentez-moi Basegun svp", "et BatID ?", "lequel des deux a été transféré ?"], {"basegun", "batid"}),
        (["CTO de start-up, vous cherchez ce genre de profil ?", "montre moi les services de la 7 à Puteaux qui en ont eu un"], {"dossierfacile"}),
        (["Which cohort was the first one to hire lawyers?", "and which projects had one?"], {"batid", "dases", "green-data-for-health"}),
        (["Quels défis ont été menés avec l'ANSM ?", "Lequel a donné un site ouvert à tous, et depuis quand ?"], {"datamed"}),
        (["Je travaille à la gendarmerie nationale : quels défis chez nous ?", "parmi eux, lequel visait les futurs gendarmes qui s'inscrivent en ligne ?"], {"recrues"}),
        (["Il y a eu un truc avec les pompiers, non ?", "celui qui devinait les interventions dans l'Essonne, nom + promo stp"], {"previsecours"}),
        (["les projets du ministère de la Culture", "et là-dedans, qu'est-ce qui relève de la promotion 7 ?"], {"carte-archeologique-nationale", "compar-ia"}),
        (["projets de la promo 7 avec une direction technique chez l'ADEME", "et côté impact ?"], {"impact-co2", "nos-gestes-climat"}),
        (["les missions de la 7 au ministère de la Justice", "et la seconde, celle sur les experts, où en est-elle ?"], {"selexpert"}),
        (["projets de l'ANSM", "Que devient le premier des deux, DataMed ?"], {"datamed"}),
        (["Parlez-moi de Plume, le projet de la Cour des comptes.", "Il y en avait eu un autre chez eux avant, non ?"], {"cc-api-rapports"}),
    ],
)  # fmt: skip
def test_some_of_what_was_told_in_other_words(assistant: Assistant, turns: list[str], projects: set[str]) -> None:
    assert set(in_turn(assistant, turns, NOW).projects) == projects


def test_another_ministry_takes_the_place_of_the_first(assistant: Assistant) -> None:
    told = in_turn(assistant, ["Quels défis le ministère de la Culture a-t-il accueillis ?", "Et la Justice ?"], NOW)
    assert {"a-just", "datajust"} <= set(told.projects)


@pytest.mark.parametrize(
    ("turns", "projects"),
    [
        (["les projets de la toute première promo", "ceux de la place Beauvau là-dedans ?", "leurs codes sont en ligne ?"], {"cartav", "matchid"}),
        (["which projects were hosted by the Ministry of Culture?", "only the latest cohort please"], {"carte-archeologique-nationale", "compar-ia"}),
        (["quels défis au ministère de la Justice ?", "seulement ceux de la promo 7", "ils font quoi ces deux-là, en gros ?"], {"a-just", "selexpert"}),
        (["sur quels défis il y avait un ou une juriste ?", "c'était tous la même année ?"], {"batid", "dases", "green-data-for-health"}),
        (["je suis juriste, spé données personnelles. quelles équipes ont eu quelqu'un de mon métier ?", "elles étaient installées où ?"], {"batid", "dases", "green-data-for-health"}),
    ],
)  # fmt: skip
def test_what_is_asked_of_all_of_them_shows_all(assistant: Assistant, turns: list[str], projects: set[str]) -> None:
    assert set(in_turn(assistant, turns, NOW).projects) == projects


def test_the_one_of_them_that_did_something(assistant: Assistant) -> None:
    turns = ["projets à la gendarmerie", "lequel aidait à embaucher des gendarmes ?"]
    assert in_turn(assistant, turns, NOW).entry == "recrues"


def test_how_two_are_linked(assistant: Assistant) -> None:
    turns = ["which projects were hosted by the Cour de cassation?", "are the two related in any way?"]
    assert in_turn(assistant, turns, NOW).entry == "label"


@pytest.mark.parametrize(("asked", "then"), [("Any projects helping refugees?", "are they related to each other?"), ("Quels projets pour les réfugiés ?", "il y a un lien entre eux ?")])  # fmt: skip
def test_how_two_of_several_are_linked(assistant: Assistant, asked: str, then: str) -> None:
    assert in_turn(assistant, [asked, then], NOW).entry in ("karfur", "refugies-info")


def test_others_of_the_same_cohort_elsewhere(assistant: Assistant) -> None:
    turns = ["quels défis de la promo 5 avec des juristes ?", "et dans la même promo, ceux qui étaient à La Défense ?"]
    told = in_turn(assistant, turns, NOW).projects
    assert {"mes-services-greentech", "prev-ac-tion"} <= set(told)
    assert all(assistant.knowledge.projects_by_id[p].cohort == "promo-5" for p in told)


@pytest.mark.parametrize(
    ("turns", "words"),
    [
        (["dans quels défis vous aviez des juristes ?", "c'était pour quelles administrations ?"], ["Éducation nationale", "ADEME", "développement durable"]),
        (["des défis DIG hors de la région parisienne ?", "ça durait combien de mois ?"], ["ProxiRH", "6 mois"]),
    ],
)  # fmt: skip
def test_what_is_asked_of_each_of_them(assistant: Assistant, turns: list[str], words: list[str]) -> None:
    told = in_turn(assistant, turns, NOW)
    assert len(told.projects) > 1 and all(word in told.markdown for word in words)


def test_far_from_a_town_is_out_of_its_region(assistant: Assistant) -> None:
    turns = ["dans la promo 6, quelles équipes ont un ou une designer ?", "et parmi eux, lesquels loin de Paris ?"]
    assert set(in_turn(assistant, turns, NOW).projects) == {"estim-action", "sos-ponts"}


@pytest.mark.parametrize(
    ("turns", "words"),
    [
        (["quels projets de la promo 7 sont à l'ADEME ?", "et ils cherchaient quel métier ?"], ["direction de l’impact"]),
        (["quels services sur le carbone ont eu un EIG ?", "les deux de l'ADEME, on y faisait quoi comme métier ?"], ["direction de l’impact"]),
        (["vous avez eu quoi comme projets autour de la mer ?", "et dans le tas y en avait en Bretagne ?"], ["b@liseNAV", "MonitorFish"]),
    ],
)  # fmt: skip
def test_what_is_told_of_each(assistant: Assistant, turns: list[str], words: list[str]) -> None:
    told = in_turn(assistant, turns, NOW)
    assert len(told.projects) > 1 and all(word in told.markdown for word in words)


@pytest.mark.parametrize("asked", ["par qui sont-ils payés ?", "je candidate chez qui ?", "et leur code postal ?"])
def test_what_is_asked_of_no_project_is_no_list(assistant: Assistant, asked: str) -> None:
    listed = assistant.reply("quels projets sur la justice ?", now=NOW)
    told = assistant.reply(asked, listed.conversation, now=NOW)
    assert told.projects != listed.projects


def test_a_rule_that_names_those_of_the_list_tells_which(assistant: Assistant) -> None:
    turns = ["Hopkins et ADLER, c'était quel ministère ?", "et lequel des deux demandait une habilitation défense ?"]
    assert in_turn(assistant, turns, NOW).entry == "habilitation"


def test_a_count_over_the_list_is_none_of_it(assistant: Assistant) -> None:
    told = in_turn(assistant, ["les projets de la promo 7", "quel ministère en a le plus ?"], NOW)
    assert len(told.projects) != 1 and "8 projets" in told.markdown


@pytest.mark.parametrize(
    ("turns", "projects"),
    [
        (["promo 7, des projets sur la rénovation des logements ?", "parle-moi de celui qui calcule les aides", "et celui des devis, il en est où ?"], {"mon-devis-sans-oubli"}),
        (["promo 6 : qu'est-ce qu'a fait l'IGN ?", "celui qui a pris un data scientist, il servait à quoi"], {"artificia"}),
        (["Combien d'EIG dans la promotion 6 ?", "et de projets ?", "cite-moi ceux de l'IGN"], {"artificia", "geocommuns"}),
        (["défis de l'Insee ?", "le plus récent, il sert à qui ?", "et l'autre alors, dans quelle promo ?"], {"ssp-datalab"}),
        (["quels projets à la gendarmerie ?", "et chez nos camarades des Armées ?"], {"optiflex", "achadef", "maritux", "balisenav"}),
        (["la cour de cassation avait un projet dans la promo 4 non ?", "et toutes années confondues ?"], {"open-justice", "label"}),
        (["je cherche les projets autour de la justice", "parmi tout ça, lesquels sont encore en activité cette année ?"], {"a-just", "selexpert"}),
    ],
)  # fmt: skip
def test_another_of_them_or_of_another_house(assistant: Assistant, turns: list[str], projects: set[str]) -> None:
    assert set(in_turn(assistant, turns, NOW).projects) == projects


def test_on_what_exactly_they_worked(assistant: Assistant) -> None:
    first = "Avocate en droit des données, des gens de mon métier ont-ils fait partie d'une équipe ?"
    shown = in_turn(assistant, [first], NOW).projects
    assert shown and in_turn(assistant, [first, "Sur quels sujets exactement ?"], NOW).projects == shown


def test_what_two_have_in_common(assistant: Assistant) -> None:
    turns = ["NEOTac ?", "et CyberImpact ?", "quel est leur point commun ?"]
    told = in_turn(assistant, turns, NOW)
    assert set(told.projects) == {"neotac", "cyberimpact"}
    assert "gendarmerie" in told.markdown and "Issy-les-Moulineaux" in told.markdown


def test_the_profession_on_each(assistant: Assistant) -> None:
    turns = ["Nos Gestes Climat et Impact CO2, c'est quelle administration ?", "et le métier de l'EIG sur chacun ?"]
    assert in_turn(assistant, turns, NOW).markdown.count("direction de l’impact") == 2


@pytest.mark.parametrize(
    ("turns", "projects"),
    [
        (["Les projets portés par l'Ademe ?", "lesquels sont de la dernière promo, et pour quel métier"], {"impact-co2", "nos-gestes-climat"}),
        (["Les projets portés par l'Ademe ?", "Merci bien. Combien pour la seule promotion 7, et où étaient-ils ?"], {"impact-co2", "nos-gestes-climat"}),
        (["quels projets ont travaillé sur la mer, les bateaux", "et y en a en bretagne dans ta liste ? jhabite quimper"], {"balisenav", "monitorfish"}),
        (["combien de projets pour les designers d'intérêt général en 2019-2020 ?", "et lesquels étaient en binôme ?"], {"alphabet", "id-numerique", "recrues", "vers-l-ecole-pour-tous"}),
        (["Je cherche ce que vous avez sur le bilan carbone, tout ça", "seulement ceux qui sont à Montrouge"], {"impact-co2", "nos-gestes-climat", "batid", "siance"}),
    ],
)  # fmt: skip
def test_those_of_the_list_that_are_asked_for(assistant: Assistant, turns: list[str], projects: set[str]) -> None:
    assert set(in_turn(assistant, turns, NOW).projects) == projects


@pytest.mark.parametrize(
    ("asked", "entry"),
    [("et pour le salaire ?", "salaire-promo-7"), ("et sinon pour le télétravail", "teletravail-promo-7"), ("et les contrats ?", "contrat-promo-7")],
)  # fmt: skip
def test_what_is_no_theme_of_projects(assistant: Assistant, asked: str, entry: str) -> None:
    assert in_turn(assistant, ["projets santé", asked], NOW).entry == entry


@pytest.mark.parametrize(
    ("turns", "projects"),
    [
        (["y a eu quoi comme projets autour de la mer, les bateaux, tout ça", "et parmi ceux la le code est dispo pour lesquels ?"], {"monitorfish", "cibnav", "predisauvetage"}),
        (["je cherche les projets de la gendarmerie", "et si on rajoute ceux de la cour de cassation, ça fait combien en tout ?"], {"neotac", "recrues", "brigade-numerique", "cyberimpact", "label", "open-justice"}),
        (["Quels projets l'IGN a-t-il portés ?", "Tous à Saint-Mandé ?"], {"sequoia-ign", "artificia", "geocommuns", "referentiel-national-des-batiments"}),
        (["maman d'un enfant handicapé, y a-t-il eu des projets sur ce sujet ?", "Le plus récent des deux, est-ce que ça existe aujourd'hui ?"], {"epshad"}),
        (["quels produits de la promo 7 ont pris quelqu'un à la direction technique ?", "et à la Culture ?"], {"carte-archeologique-nationale"}),
        (["Les défis du ministère de l'Intérieur dans la première promotion ?", "et l'année d'après ?"], {"previsecours", "brigade-numerique"}),
        (["projets ADEME", "BatID c'est lequel de quelle année", "et les deux autres sont plus récents ?"], {"impact-co2", "nos-gestes-climat"}),
        (["DossierFacile", "Et la direction qui le porte, elle en a d'autres avec des EIG ?"], {"envergo", "mon-devis-sans-oubli", "partageons-l-eau"}),
        (["Combien de projets compte la promotion 5 ?", "Je suis avocate : lesquels ont pris quelqu'un de ma partie ?"], {"batid", "dases", "green-data-for-health"}),
        (["Shom", "les deux, c'était dans quelles promotions et années"], {"balisenav", "maritux"}),
        (["mon devis sans oubli, c'est chez vous ?", "et mes aides réno c'est pareil ou pas, je m'y perds, c quoi la difference entre les 2"], {"mon-devis-sans-oubli", "mes-aides-reno"}),
        (["Gendarmerie : quels projets EIG ?", "et dans la promo de cette année, la 5"], {"cyberimpact"}),
        (["que faisait la promo 6 en matière d'environnement ?", "Uniquement le Commissariat général au développement durable, svp."], {"ecospheres", "etat-bas-carbone"}),
        (["Qu'ont fait les lauréats de la toute première promotion, en 2017 ?", "Parmi ceux-là, pour lesquels peut-on aller lire le code ?"], {"cartav", "cc-api-rapports", "machine-a-donnees"}),
    ],
)  # fmt: skip
def test_what_goes_on_about_a_list(assistant: Assistant, turns: list[str], projects: set[str]) -> None:
    told = in_turn(assistant, turns, NOW)
    assert set(told.projects) <= projects and (len(told.projects) == len(projects) or len(told.projects) == 5)


def test_none_of_a_list_is_elsewhere(assistant: Assistant) -> None:
    turns = ["la liste des défis du ministère de la Culture de 2017 à 2021 ?", "Y en a-t-il eu hors de Paris ?"]
    assert in_turn(assistant, turns, NOW).markdown.startswith("Aucun projet")


@pytest.mark.parametrize(
    ("turns", "entry"),
    [
        (["quels projets sur la santé ?", "je peux candidater ? je suis fonctionnaire"], "fonctionnaire-promo-7"),
        (["quels projets sur la santé ?", "combien d'EIG dans la dernière promo ?"], "promotion-7-en-bref"),
        (["quels projets à Lyon ?", "combien gagne un designer avec 12 ans d'expérience ?"], "salaire-promo-7"),
        (["quels projets sur la santé ?", "combien de développeurs avez-vous eu en tout ?"], "repartition-profils"),
        (["quels projets sur la santé ?", "leurs sources de financement ?"], "financement-programme"),
        (["parle moi de A-JUST", "il a porté un autre nom ?"], "a-just"),
        (["parle moi de Signaux Faibles", "ils ont eu un deuxième prix ?"], "signaux-faibles"),
        (["quel est le salaire ?", "et après 2 ans ?"], "salaire-promo-7"),
        (["présente moi la promo 6", "quels salaires ont les designers ?"], "salaire-promos-5-6"),
        (["quels projets sur l'écologie ?", "vous cherchez les mêmes métiers chaque année ?"], "profils-recherches-promo-7"),
        (["quels projets sur la santé", "il faut le même diplôme et le même profil partout ?"], "diplome"),
        (["projets sur la mer", "MonitorFish", "et les autres, ils gagnaient combien ?"], "salaire-promo-4"),
        (["projets sur la mer", "MonitorFish", "les autres étaient embauchés en CDI ?"], "contrat-promos-4-6"),
        (["Recommandations collaboratives", "d'autres postes ouverts à Lille en ce moment ?"], "situation-actuelle"),
        (["DossierFacile", "can I join them? I'm not French and I live in Germany, is nationality a problem?"], "nationalite"),
        (["A-JUST", "on peut contribuer financièrement ?"], "admin-autofinancement"),
        (["le contrat est-il renouvelable ?", "combien étaient payés les EIG avant ?"], "salaire-promo-7"),
        (["le contrat est-il renouvelable ?", "combien de jours de télétravail avant ?"], "teletravail-promo-7"),
    ],
)  # fmt: skip
def test_what_asks_for_none_of_a_list(assistant: Assistant, turns: list[str], entry: str) -> None:
    assert in_turn(assistant, turns, NOW).entry == entry


def test_the_town_of_each_and_the_two_of_the_latest(assistant: Assistant) -> None:
    town = in_turn(
        assistant, ["les missions de la promo 7 à l'ademe c'est lesquelles", "c'est dans quelle ville ?"], NOW
    )
    assert set(town.projects) == {"impact-co2", "nos-gestes-climat"} and town.markdown.count("Montrouge") == 2
    turns = [
        "quels sont les projets au ministère de la Justice ?",
        "et les deux de la dernière vague, ils en sont à quel stade ?",
    ]
    assert set(in_turn(assistant, turns, NOW).projects) == {"a-just", "selexpert"}


def test_the_address_of_each_and_the_profession_on_both(assistant: Assistant) -> None:
    turns = ["projets ADEME", "BatID c'est lequel de quelle année", "donne le lien de chacun des 3"]
    told = in_turn(assistant, turns, NOW).markdown
    assert all(url in told for url in ("fab-geocommuns/RNB-site", "impactco2.fr", "nosgestesclimat"))
    turns = ["quels projets à l'ademe pour la promo 7 ?", "c'est le même métier sur les deux ?"]
    assert in_turn(assistant, turns, NOW).markdown.count("direction de l’impact") == 2


def test_the_professions_of_each_and_whose_both_are(assistant: Assistant) -> None:
    turns = ["quels sont les projets du CGDD dans la promotion 6 ?", "Pour chacun, quels métiers ont été recrutés ?"]
    assert in_turn(assistant, turns, NOW).markdown.count("data science") == 2
    told = in_turn(assistant, ["Hopkins et ADLER sont-ils de la même maison ?"], NOW).markdown
    assert told.count("Comptes publics") == 2


def test_two_of_a_list_with_what_is_asked_of_them(assistant: Assistant) -> None:
    turns = ["Parmi les projets de la promotion 4, lesquels ont été prolongés ?", "Et jusqu'à quand pour celui du nucléaire et celui de la culture ?"]  # fmt: skip
    told = in_turn(assistant, turns, at("2022-01-10T17:30"))
    assert set(told.projects) == {"siance", "atlas-culture"} and told.markdown.count("décembre 2021") == 2
    turns = ["projets du ministère de la Justice ?", "who worked on the one on injuries and the one on criminal cases?"]
    told = in_turn(assistant, turns, at("2022-01-10T17:30"))
    assert set(told.projects) == {"datajust", "tristan"}
    assert len(told.sides) == 2 and all("in d" in side for side in told.sides)


@pytest.mark.parametrize(
    ("turns", "project"),
    [
        (["gendarmerie", "lequel c'était pour aider les gens à s'engager comme gendarme ?"], "recrues"),
        (["vous avez bossé avec la cour de cassation ?", "lequel des deux est le plus ancien et est-ce que ça tourne vraiment"], "open-justice"),
        (["Hola, ¿hay proyectos del IGN?", "¿y el más reciente de qué organismo era?"], "artificia"),
        (["what projects about the sea have you had?", "which one was about sailors' accidents at work?"], "prev-ac-tion"),
        (["droit du travail / inspection du travail, vous avez eu des défis là dessus ?", "lequel a fini dans le code du travail numérique ?"], "explocode"),
    ],
)  # fmt: skip
def test_the_one_of_a_list_in_other_words(assistant: Assistant, turns: list[str], project: str) -> None:
    assert in_turn(assistant, turns, at("2023-10-02T16:09")).entry == project


def test_what_jobs_those_of_a_list_had(assistant: Assistant) -> None:
    told = in_turn(assistant, ["projets santé", "what jobs did they have"], NOW)
    assert len(told.sides) == len(told.projects) > 0 and all("perso" in side or "people" in side for side in told.sides)


@pytest.mark.parametrize(
    ("turns", "names"),
    [
        (["à la cour de cassation vous avez fait quoi", "j'ai pas compris la différence entre les deux"], ("Open Justice", "LABEL")),
        (["Did you run projects at INSEE, the French stats office?", "how do the two differ"], ("SSP Datalab", "Recens’smart")),
    ],
)  # fmt: skip
def test_how_two_of_a_list_differ(assistant: Assistant, turns: list[str], names: tuple[str, str]) -> None:
    told = in_turn(assistant, turns, NOW).markdown
    assert all(name in told for name in names) and len(told) > 800


def test_the_newest_of_all_after_one_of_them(assistant: Assistant) -> None:
    turns = ["ya eu quoi comme projets a la gendarmerie", "celui pour le recrutement il est de quelle année", "et le plus récent de tous c lequel"]  # fmt: skip
    assert in_turn(assistant, turns, NOW).entry == "cyberimpact"


def test_all_of_a_wider_subject(assistant: Assistant) -> None:
    told = in_turn(assistant, ["projets sur la pêche", "et si j'élargis à tout ce qui est maritime ?"], NOW)
    assert {"capqualif", "cibnav", "prev-ac-tion"} <= set(told.projects)


def test_the_newest_of_a_list_was_known_then(assistant: Assistant) -> None:
    turns = ["projets sur la justice", "le dernier en date il sert à quoi", "et quels métiers il y avait dans l'équipe"]
    assert in_turn(assistant, turns[:2], at("2022-11-16T14:55")).entry == "tristan"
    assert in_turn(assistant, turns, at("2022-11-16T14:55")).entry == "tristan", "of that one, not of all"


def test_the_thing_of_a_list_that_does_something(assistant: Assistant) -> None:
    turns = ["qu'avez-vous fait avec l'urssaf", "le truc pr verifier si lartisan est en regle cetait quelle promo et dans quelle ville"]  # fmt: skip
    assert in_turn(assistant, turns, at("2022-07-01T09:45")).entry == "urssafassur"


def test_whether_two_are_of_the_same_house(assistant: Assistant) -> None:
    turns = ["Etat bas carbone et Ecosphère(s)", "lequel a un designer dans l'équipe", "ils sont dans la même administration ?"]  # fmt: skip
    told = in_turn(assistant, turns, at("2022-11-03T08:00"))
    assert set(told.projects) == {"etat-bas-carbone", "ecospheres"}
    assert told.markdown.count("Commissariat général au développement durable") == 2, "each line tells the very thing"


@pytest.mark.parametrize(
    ("turns", "clock", "projects"),
    [
        (["projets promo 6", "combien cherchaient un data engineer ?"], "2023-04-22T18:00", {"champollion", "estim-action", "nubonyxia"}),
        (["Please list the health related projects", "only the ones from 2017 and 2018"], "2025-10-30T10:10", {"lab-sante", "ars-parcours-de-soin"}),
        (["je suis dev front, je regarde les promos passées", "dans la promo 5 lesquels ont pris deux developpeurs ?"], "2024-01-18T12:09", {"epshad"}),
        (["archifiltre", "et l'autre projet sur les archives numériques avec vitam", "il a eu une suite ?"], "2022-09-28T10:40", {"sedaccord"}),
    ],
)  # fmt: skip
def test_those_that_are_meant_by_what_is_told_of_them(
    assistant: Assistant, turns: list[str], clock: str, projects: set[str]
) -> None:
    told = in_turn(assistant, turns, at(clock))
    assert projects & {*told.projects, told.entry}


def test_which_kind_of_profiles_both_recruited(assistant: Assistant) -> None:
    turns = [
        "projets de l'ademe",
        "lesquels sont à montrouge dans la promotion 7",
        "et ils recrutent quel genre de profil tous les deux",
    ]
    told = in_turn(assistant, turns, at("2026-07-02T09:09"))
    assert len(told.sides) == 2 and all("direction de l’impact" in side for side in told.sides)


def test_those_that_have_none_of_what_was_looked_for(assistant: Assistant) -> None:
    turns = ["dans la promo 4 quelles équipes ont un·e designer ?", "et celles qui n'en ont pas ?"]
    assert set(in_turn(assistant, turns, NOW).projects) == {"operations-18", "siance", "envinorma"}
