"""What a question means after another one, asked of the real assistant."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.assistant import Assistant
from bot.conversation import Context
from bot.evaluating.batch import in_turn
from bot.following.followup import understand
from bot.reply import Reply
from bot.understood import Understood
from index.filters import Filters
from index.live import LiveIndex
from tests.serving import NOW
from tests.test_dates import at

PAY = "combien gagne un EIG ?"

DIALOGUES: list[tuple[list[str], str]] = [
    # A side of the same subject
    ([PAY, "et en brut ?"], "salaire-brut"),
    ([PAY, "on peut le négocier ?"], "negociation-salaire"),
    (["how much does an EIG earn?", "can I negotiate it?"], "negociation-salaire"),
    (["combien de temps dure une mission ?", "on peut la prolonger ?"], "renouvellement"),
    (["je prépare mon entretien", "et ça se fait en visio ?"], "entretien-visio"),
    (["je suis freelance, puis-je candidater ?", "et pour une sas ?"], "societe-dirigeant"),
    (["où travaillent les EIG ?", "et en région ?"], "hors-paris"),
    (["comment contacter l'équipe ?", "et par téléphone ?"], "contact-telephone"),
    (["quand fermaient les candidatures de la promo 3 ?", "et les auditions ?"], "dates-auditions"),
    # The same question of the people, or of the projects
    (["que deviennent les projets à la fin ?", "et les gens ?"], "suites-personnes"),
    (["que deviennent les EIG à la fin ?", "et les projets ?"], "suites-projets"),
    (["dois-je fermer ma micro-entreprise ?", "et mon associée qui dirige une SAS, même chose ?"], "societe-dirigeant"),
    (
        ["dois-je démissionner ?", "et si mon patron dit non ? enfin bref, dites-moi plutôt combien de temps ça dure"],
        "duree",
    ),
    # The same subject at another time
    (
        ["peut-on travailler à temps partiel ?", "et à l'époque des contrats de dix mois, ça se pouvait ?"],
        "temps-partiel-promos-1-6",
    ),
    (["qui paie les EIG de la promo 6 ?", "et pour les trois premières ?"], "qui-paie-le-salaire"),
    (["who pays the EIGs in cohort 6?", "and how did it work for the first three?"], "qui-paie-le-salaire"),
    ([PAY, "et comment ça se passait à la promo 4 ?"], "salaire-promo-4"),
    (["quand finissent les contrats de la promo 6 ?", "ils peuvent être prolongés ?"], "renouvellement-promo-6"),
    ([PAY, "et pour la promo 3 ?"], "salaire-promos-2-3"),
    ([PAY, "et à la promo 6 ?"], "salaire-promos-5-6"),
    ([PAY, "et en 2019 ?"], "salaire-promos-2-3"),
    ([PAY, "et à la promo 6 ?", "et la 4 ?"], "salaire-promo-4"),
    (["how much does an EIG earn?", "and in cohort 6?"], "salaire-promos-5-6"),
    (["le télétravail est possible ?", "et à la promo 4 ?"], "teletravail-promo-4-6"),
    (["combien de temps dure une mission ?", "et à la promo 2 ?"], "duree-promos-1-3"),
    (["quels sont les critères de sélection ?", "et la promo 5 ?"], "criteres-promo-4-5"),
    (["dates de candidature de la promo 6 ?", "et pour la promo 5 ?"], "dates-candidatures"),
    # Another subject
    ([PAY, "et le télétravail ?"], "teletravail"),
    ([PAY, "faut-il un diplôme ?"], "diplome"),
    (["c'est quoi Archifiltre ?", PAY], "salaire"),
    ([PAY, "merci"], "merci"),
    (["merci", PAY], "salaire"),
    # A project
    (["c'est quoi Archifiltre ?", "et aujourd'hui, il en est où ce projet ?"], "archifiltre"),
    (["le projet Basegun, c'est quoi ?", "combien de personnes y ont travaillé ?"], "basegun"),
    (["parle-moi de MonitorFish", "où ?"], "monitorfish"),
    (["c'est quoi Archifiltre ?", "ça existe toujours ?"], "archifiltre"),
    ([PAY, "et avec 12 ans d'expérience ?"], "salaire-promo-7"),
    (["qui pilote le programme ?", "depuis quand ?"], "pilotage-promo-7"),
    # Another time
    (["quel contrat à la promotion 6 ?", "et aujourd'hui ?"], "contrat-promo-7"),
    (["Peut-on venir à temps partiel ?", "c'était déjà le cas avant 2024 ?"], "temps-partiel-promos-1-6"),
    (["combien de vœux à la promo 2 ?", "et la suivante ?"], "voeux-promo-3"),
    (["les designers gagnaient combien en 2019 ?", "pour quelle durée ?"], "duree-dig"),
    (
        ["combien devait verser une administration par EIG en 2022 ?", "et avec la nouvelle formule ?"],
        "cofinancement-promo-7",
    ),
    (
        [
            "nous sommes une commune avec un projet d'appli",
            "En 2022 j'avais lu que c'était possible pour les collectivités. Et maintenant ?",
        ],
        "admin-deconcentre-collectivite",
    ),
    (["je suis dev, je peux candidater ?", "ok mais quand"], "dates-candidatures"),
    # What only makes sense together
    (["le télétravail est possible ?", "combien de jours par semaine ?"], "teletravail"),
    (["Quelles compétences faut-il pour un data scientist ?", "et en data engineering ?"], "profil-data-engineering"),
    (["J'étais EIG de la promo 5, puis-je repostuler à la 6 ?", "et si j'étais coach ?"], "ancien-eig"),
    (["quand se termine l'appel à projets de la promotion 6 ?", "et le jury ?"], "dates-jury-projets"),
    (
        ["date limite pour déposer un projet", "non je voulais dire pour candidater, pas pour les administrations"],
        "dates-candidatures",
    ),
    (["quand sont révélés les projets de la promo 6 ?", "et après ?"], "dates-voeux"),
    (
        ["En 2018 la promo 2 c'était payé combien ?", "et elle faisait combien de personnes"],
        "promotion-2-en-bref taille-promotions",
    ),
    (["j'ai 4 ans d'expérience, je toucherai combien ?", "pardon, 6 ans si on compte mon alternance"], "salaire"),
    (["qui a créé le programme ?", "c'était en 2016 ou 2017 ?"], "origine-programme"),
    (
        ["Quel est le salaire ?", "et le télétravail ?", "pour revenir au salaire, la part variable c'est combien ?"],
        "part-variable",
    ),
    (["on est encadré par qui pendant la mission ?", "sponsor ?", "et les coachs ?"], "coachs"),
    (["qui est dans le jury promo 6 ?", "ils sont payés ?"], "composition-jury"),
    ([PAY, "j'ai que 3 ans d'expérience pro"], "salaire"),
    (["c'est quoi le salaire d'un eig", "et pile 10 ans ?"], "dix-ans-exactement"),
    (["C'est un temps plein obligatoire ?", "pareil pour les promos d'avant ?"], "temps-partiel-promos-1-6"),
    (["Y a-t-il une période d'essai ?", "et pareil pour les anciens de la promo 5 ?"], "periode-probation"),
    (["J'ai exactement 10 ans d'expérience, quel montant ?", "donc c'est lequel ?"], "dix-ans-exactement"),
    ([PAY, "D'accord. Autre question : qui présidait le premier jury ?"], "presidence-premier-jury"),
    ([PAY, "et un truc qui n'a rien à voir : qui pilote le programme ?"], "pilotage"),
    (["quels projets hors de paris", "et à Bordeaux ?"], "estim-action"),
    (["quels projets hors de paris", "et à Bordeaux ?", "c'était quelle promo ?"], "estim-action"),
    (["parle-moi de Basegun et d'Archifiltre", "et l'autre ?"], "archifiltre basegun"),
    (["les coachs commencent quand ?", "et les autres ?"], "dates-arrivee"),
    (
        ["combien de vœux à la promo 6 ?", "et si le jury m'en propose un autre que j'ai pas demandé ?"],
        "autre-projet-propose",
    ),
    (
        [
            "Un service de notre ministère est publié sur beta.gouv.fr, on voudrait un EIG. Éligible ?",
            "combien ça nous coûterait ?",
        ],
        "cofinancement",
    ),
    (["quels défis hors de la région parisienne", "celui de Bordeaux"], "estim-action"),
    (["Signaux Faibles c'est quoi", "toujours actif ?"], "signaux-faibles"),
    (
        ["Nos Gestes Climat c'est un projet EIG ?", "et la prochaine session de recrutement, c'est pour quand ?"],
        "dates-candidatures",
    ),
    (
        ["j'ai déposé mon dossier le 9 avril, quand sont les entretiens", "et ils me jugent sur quoi"],
        "criteres-promo-7",
    ),
    (["dates de la promo 5 pour les candidats", "et pour les administrations ?"], "dates-appel-projets"),
    (["comment se passe la sélection ?", "le vivier, tu peux préciser ?"], "vivier"),
    (["parle-moi de Basegun", "quels profils avaient été pris dessus ?"], "basegun"),
    (["c'est quoi MonitorFish ?", "c'est quelle promo ?", "c'était où ?"], "monitorfish"),
    (["c'est quoi un porteur de projet ?", "il y passe combien de temps ?"], "porteur-de-projet"),
    (["sur quels critères jugeait-on les dossiers à la promo 6 ?", "et à l'oral ?"], "criteres-promo-6"),
    (["combien de femmes à la promo 2 ?", "le bootcamp, ça consiste en quoi ? je parle de la promo 3"], "bootcamp"),
    (["qui pilote le programme ?", "et avant eux, c'était qui ?"], "pilotage-promos-1-a-6"),
    (["le dernier sprint ?", "et le 4 ?", "et le 3 ?"], "dates-candidatures"),
    (["quand a commencé la promo 6 ?", "et finie quand ?"], "dates-fin"),
    (["combien de vœux à la promo 5 ?", "on a jusqu'à quand ?"], "voeux-promo-5"),
    (["on déposait sa candidature où à la promo 2 ?", "combien de défis au maximum ?"], "voeux-promo-2"),
    ([PAY, "et pour les designers ?"], "salaire-promo-7"),
    (["quels profils recherchez-vous ?", "et pour les designers ?"], "profil-design"),
    (["il y a un âge maximum ?", "et minimum ?"], "age-limite"),
    (["la période d'essai dure combien de temps ?", "et sinon, votre page LinkedIn ?"], "etre-prevenu"),
    ([PAY, "et si j'ai 12 ans d'xp ?"], "salaire-promo-7"),
    (["Quelle était la part des femmes dans la première promotion ?", "et plus récemment ?"], "part-femmes"),
    (["durée du contrat ?", "et c'était combien avant", "à temps partiel possible ?"], "temps-partiel-promo-7"),
    (["Y a eu des projets pour aider les maires ?", "celui sur les ponts il est devenu quoi ?"], "sos-ponts"),
    (["c'est quoi directrice de l'impact ?", "j'ai 7 ans de métier. Quel est le salaire ?"], "salaire"),
    (["combien de temps dure la mission", "pourquoi 10 mois avant ?"], "pourquoi-dix-mois"),
    (["C'est quoi le vivier ?", "tu peux préciser ? si je suis dedans je suis embauchée ?"], "vivier"),
    (
        [
            "je suis prof contractuelle, je peux candidater ?",
            "j'aurai fini mon contrat en juillet, ça change quelque chose ?",
        ],
        "fonctionnaire",
    ),
    (["How much do you pay?", "I've got 7 years of experience"], "salaire-promo-7"),
    (["je suis freelance, je peux vous facturer via ma boîte ?", "pourquoi ?"], "candidature-societe"),
    (["La promo 5 a commencé ?", "et ça dure jusqu'à quand ?"], "dates-fin"),
    (["quand sont les auditions de la promo 6 ?", "jusqu'à quand ?"], "dates-auditions"),
    (
        ["vous avez fait un truc sur la pêche ?", "ils étaient combien dessus et ils faisaient quoi comme métier"],
        "monitorfish",
    ),
    (["Y a-t-il eu un projet pour les pompiers ?", "celui de Paris, il a marché ?"], "operations-18"),
    (["What happened to Karfu'R?", "is it still running, and who's working on it from your side?"], "karfur"),
    (
        ["je suis prof titulaire, j'aurais pu entrer dans la promo 6 ?", "et avec la formule d'après ?"],
        "fonctionnaire-promo-7",
    ),
    (["les gens restent dans le public après ?", "t'as un chiffre ?"], "suites-personnes"),
    (["et faut combien d'années d'expérience ?", "merci bcp. et y a un age limite ? j'ai 57 ans"], "age-limite"),
    # What was said before the last answer
    ([PAY, "c'est du net ou du brut ?", "ok mais si j'ai que 3 ans d'expérience"], "salaire-promo-7"),
    (["Parlez-moi de DataJust", "Et donc, où en est-on aujourd'hui ?"], "datajust"),
    (["Les projets du Cerema dans la promo 6 ?", "et dans la promo suivante ?"], "recommandations-collaboratives"),
    (["Parle-moi de Gobelins", "non pas l'école d'animation, le défi"], "gobelins"),
    (
        ["Wie viele Bewerbungen gab es bei der 4. Promotion?", "und bei der dritten?"],
        "promotion-3-en-bref taux-selection",
    ),
    (["Quand se termine la promotion 5 ?", "non je parlais de la 6, désolé"], "dates-fin"),
    (["puis-je candidater ?", "non, pas de diplôme, je peux postuler quand même ?"], "diplome"),
    (["c'est quoi CartoBio ?", "what is the latest deadline?"], "dates-candidatures"),
    (
        ["c'est quoi Géocommuns ?", "les autres profils recherchés par cette administration ?"],
        "profils-recherches-promo-7 geocommuns",  # whose card tells them too
    ),
    (
        [
            "Je suis marocaine. Y a-t-il une condition de nationalité ?",
            "and in English please? my husband wants to read it",
        ],
        "nationalite",
    ),
    (
        ["Je suis attachée territoriale en poste, puis-je candidater ?", "Non pardon, je serai en retraite dès juin."],
        "fonctionnaire-promo-7",
    ),
    (
        ["La clôture de la promo 6, c'était quand ?", "elle a été décalée combien de fois au total ?"],
        "dates-candidatures",
    ),
    (["projets de l'IGN promo 6", "celui sur les crues il fait quoi exactement"], "geocommuns"),
    # One of what was told
    (["il y avait quelles phases à la promo 6 ?", "la dernière, elle sert à quoi ?"], "phases-promo-6"),
    (["les webinaires de la promo 5, c'était quand ?", "le deuxième, à quelle heure ?"], "dates-webinaires"),
]


@pytest.mark.parametrize(("turns", "wanted"), DIALOGUES, ids=[" / ".join(turns) for turns, _ in DIALOGUES])
def test_the_last_turn_is_understood_after_the_others(assistant: Assistant, turns: list[str], wanted: str) -> None:
    reply = in_turn(assistant, turns, NOW)
    assert reply.kind in ("answer", "chitchat") and reply.entry
    for one in wanted.split():  # any of several that answer it
        assert assistant.knowledge.unit_of(one), f"{one} is gone from the knowledge"
    assert {reply.entry, assistant.knowledge.unit_of(reply.entry)} & set(wanted.split())


def asked(assistant: Assistant, *turns: str) -> list[Reply]:
    replies: list[Reply] = []
    for turn in turns:
        replies.append(assistant.reply(turn, replies[-1].conversation if replies else None, now=NOW))
    return replies


@pytest.mark.parametrize(
    "turns", [[PAY, "quelle est la capitale du Pérou ?"], ["et à la promo 6 ?"], ["on peut le négocier ?"], ["et ?"]]
)
def test_what_leans_on_nothing_or_elsewhere_is_not_forced_into_the_subject(
    assistant: Assistant, turns: list[str]
) -> None:
    reply = in_turn(assistant, turns, NOW)
    assert assistant.knowledge.unit_of(reply.entry or "") != "salaire"


def test_the_last_answer_in_another_language(assistant: Assistant) -> None:
    french, english, again = asked(assistant, PAY, "in English please", "en français")
    assert (french.lang, english.lang, again.lang) == ("fr", "en", "fr")
    assert french.entry == english.entry == again.entry and french.markdown == again.markdown != english.markdown


def test_more_is_what_is_related_or_who_knows(assistant: Assistant) -> None:
    first, more = asked(assistant, PAY, "tu peux préciser ?")
    assert more.entry == first.entry and more.markdown != first.markdown
    assert more.suggestions or assistant.knowledge.programme.contact.email in more.markdown


def test_a_search_is_narrowed_by_what_comes_after(assistant: Assistant) -> None:
    wide, narrow, other = asked(
        assistant, "des projets sur la justice de la promo 7", "et sur la santé ?", "et en promo 4 ?"
    )
    projects = assistant.knowledge.projects_by_id
    assert wide.projects and narrow.projects and other.projects
    assert all("sante" in projects[p].themes and projects[p].cohort == "promo-7" for p in narrow.projects)
    assert all("sante" in projects[p].themes and projects[p].cohort == "promo-4" for p in other.projects)


def test_one_of_a_list_is_opened_by_its_place_or_its_traits(assistant: Assistant) -> None:
    listed, second = asked(assistant, "projets de la Cour de cassation", "le deuxième, tu peux préciser ?")
    assert len(listed.projects) > 1 and second.entry == listed.projects[1]
    seas, one = asked(assistant, "les projets sur la mer ?", "celui de Brest, il faisait quoi ?")
    assert (
        len(seas.projects) > 1
        and one.projects
        and "brest" in assistant.knowledge.projects_by_id[one.projects[0]].places
    )


def test_a_courtesy_does_not_end_the_subject(assistant: Assistant) -> None:
    *_, last = asked(assistant, PAY, "merci", "et à la promo 6 ?")
    assert last.entry == "salaire-promos-5-6"


@pytest.fixture
def index(small_index: LiveIndex) -> LiveIndex:
    return small_index


def read(index: LiveIndex, question: str, before: Context) -> Understood:
    engine = index.engine
    return understand(question, engine.vocabulary.find(question), before, engine)


PAID = Context("Quand l'argent est-il versé ?", unit="versement", entry="versement-2")


def test_without_a_past_a_question_stands_alone(index: LiveIndex) -> None:
    found = read(index, "et en année 1 ?", Context())
    assert (found.question, found.unit, found.ranking) == ("et en année 1 ?", None, None)


def test_a_cohort_alone_asks_the_same_of_it(index: LiveIndex) -> None:
    found = read(index, "et en année 1 ?", PAID)
    assert (found.unit, found.cohorts, found.question) == ("versement", ("annee-1",), PAID.question)


def test_another_language_alone_asks_for_the_same(index: LiveIndex) -> None:
    assert (
        read(index, "in english", PAID).translate_to == "en"
        and read(index, "en français svp", PAID).translate_to == "fr"
    )
    assert read(index, "faut-il parler anglais pour lire les albums en anglais ?", PAID).translate_to is None


def test_more_of_the_same(index: LiveIndex) -> None:
    assert read(index, "plus de détails", PAID).more and not read(index, "plus de livres", PAID).more


def test_facets_alone_change_the_search(index: LiveIndex) -> None:
    searched = Context("des réalisations autour des jeux", filters=Filters((), {"themes": ("jeux",)}))
    narrowed = read(index, "et les contes ?", searched).filters
    assert narrowed is not None and narrowed.facets == {"themes": ("contes",)} and not narrowed.cohorts
    moved = read(index, "à Valmer", searched).filters
    assert moved is not None and moved.facets == {"themes": ("jeux",), "places": ("valmer",)}


def test_a_question_that_stands_alone_is_not_bent(index: LiveIndex) -> None:
    question = "peut-on acheter des bouquins de seconde main chez un bouquiniste de la ville ?"
    found = read(index, question, PAID)
    assert found.question == question and found.unit is None


def test_a_bare_question_prefers_the_subject(index: LiveIndex) -> None:
    found = read(index, "combien ?", PAID)
    assert found.ranking and found.ranking.first.id in ("versement", "montant")


@pytest.mark.parametrize(
    "question", ["", "?", "😀", "et", "et et et", "non", "a" * 1000, "it " * 300, "promo", "(((", "2026"]
)
@pytest.mark.parametrize(
    "before", [Context(), PAID, Context("x"), Context("ludobus", unit="ludobus", listed=("ludobus",))]
)
def test_nothing_after_anything_makes_it_raise(index: LiveIndex, question: str, before: Context) -> None:
    assert isinstance(read(index, question, before), Understood)


def test_others_alike_are_those_of_its_themes(assistant: Assistant) -> None:
    reply = in_turn(assistant, ["c'est quoi Nos Gestes Climat ?", "d'autres dans le même genre ?"], NOW)
    projects = assistant.knowledge.projects_by_id
    own = set(projects["nos-gestes-climat"].themes)
    assert len(reply.projects) > 1 and all(own & set(projects[p].themes) for p in reply.projects)
    assert "nos-gestes-climat" not in reply.projects
    for asks in (
        "d'autres projets comme ça ?",
        "any projects like this?",
        "et dans le même domaine ?",
        "others of the same kind?",
    ):
        assert len(in_turn(assistant, ["c'est quoi Nos Gestes Climat ?", asks], NOW).projects) > 1, asks


@pytest.mark.parametrize("asks", ["t'as une adresse ?", "vous auriez une date ?", "as-tu un exemple ?"])
def test_what_asks_for_something_else_asks_for_no_figure(assistant: Assistant, asks: str) -> None:
    told = assistant.reply("les gens restent dans le public après ?", now=NOW)
    again = in_turn(assistant, ["les gens restent dans le public après ?", asks], NOW)
    assert told.entry == "suites-personnes" and again.entry != told.entry


def test_a_round_that_is_named_is_not_the_one_before(assistant: Assistant) -> None:
    asked = ["How many days was the deadline of sprint 4 extended by?", "and sprint 6, when is it?"]
    told = in_turn(assistant, asked, NOW).markdown
    assert "sprint 4" not in told and "No call is open" in told
    assert "sprint 3" in in_turn(assistant, [asked[0], "et le sprint 3, c'était quand ?"], NOW).markdown
    assert in_turn(assistant, [asked[0], "et les entretiens du sprint 3 ?"], NOW).entry == "dates-auditions"


def test_the_next_cohort_after_one_that_is_over(assistant: Assistant) -> None:
    asked = ["La promo 4 c'est fini ?", "et la prochaine elle arrive quand dans les ministères"]
    told = in_turn(assistant, asked, datetime.fromisoformat("2021-06-20T10:00+02:00"))
    assert told.entry == "dates-arrivee" and "13 septembre 2021" in told.markdown


def test_a_day_that_somebody_else_told(assistant: Assistant) -> None:
    asked = ["la deadline c'est bien le 10 avril ?", "un collègue me dit le 19, il a raison ?"]
    told = in_turn(assistant, asked, datetime.fromisoformat("2022-04-15T18:30+02:00"))
    assert told.entry == "dates-candidatures" and "19 avril 2022" in told.markdown


def test_another_number_is_another_event(assistant: Assistant) -> None:
    reply = in_turn(assistant, ["le dernier sprint ?", "et le 4 ?", "et le 3 ?"], NOW)
    assert "sprint 3" in reply.markdown and "sprint 5" not in reply.markdown


def test_the_next_of_the_dates_that_were_told(assistant: Assistant) -> None:
    now = datetime(2020, 5, 21, 9, tzinfo=NOW.tzinfo)
    reply = in_turn(assistant, ["il y a des webinaires ?", "le prochain ?"], now)
    assert reply.entry == "dates-webinaires" and "26 mai 2020" in reply.markdown


def test_a_cohort_that_was_spoken_of_is_not_that_of_one_who_asks_for_themselves(assistant: Assistant) -> None:
    spoken = in_turn(assistant, ["on déposait sa candidature où à la promo 2 ?", "combien de défis au maximum ?"], NOW)
    own = in_turn(assistant, ["on déposait sa candidature où à la promo 2 ?", "je gagnerais combien ?"], NOW)
    assert spoken.entry == "voeux-promo-2" and own.entry == "salaire-promo-7"


def test_the_call_before_the_last_one(assistant: Assistant) -> None:
    reply = in_turn(assistant, ["quand a eu lieu le dernier recrutement ?", "et celui d'avant ?"], NOW)
    assert reply.entry == "dates-candidatures" and "sprint 4" in reply.markdown.split("\n")[0]
    in_2021 = NOW.replace(year=2021, month=9, day=1)
    earlier = in_turn(assistant, ["le dernier appel, c'était quand ?", "et le précédent ?"], in_2021)
    assert "promotion 4" in earlier.markdown.split("\n")[0]


def test_the_number_before_is_another_event(assistant: Assistant) -> None:
    *_, reply = asked(assistant, "quand fermait le sprint 2 ?", "et celui d'avant, il a fermé quand ?")
    assert reply.entry == "dates-candidatures"
    assert "sprint 1" in reply.markdown and "sprint 2" not in reply.markdown


def test_the_next_one_after_one_that_is_closed(assistant: Assistant) -> None:
    now = datetime.fromisoformat("2024-04-29T09:00+02:00")
    told = in_turn(assistant, ["le sprint 2 est encore ouvert ?", "ah mince, le prochain ?"], now).markdown
    assert "sprint 3" in told and "juin 2024" in told


def test_a_call_that_is_open_is_told_to_who_asks_of_a_closed_one(assistant: Assistant) -> None:
    now = datetime.fromisoformat("2022-05-02T09:50+02:00")
    asked = ["je suis EIG promo 5, puis-je refaire la promo 6 ?", "la date limite ?"]
    assert "promotion 5 bis : **c’est ouvert, encore 2 jours**" in in_turn(assistant, asked, now).markdown


def test_who_gets_the_same_answer_again_is_told_whom_to_ask(assistant: Assistant) -> None:
    asked = ["je suis en CDI, je dois démissionner ?", "et si mon boss refuse ?"]
    first, again = in_turn(assistant, asked[:1], NOW), in_turn(assistant, asked, NOW)
    assert first.entry == again.entry == "cdi-demission"
    assert "C’est tout ce que l’équipe a écrit" in again.markdown and "C’est tout" not in first.markdown
    told = in_turn(assistant, [PAY, "j'ai que 3 ans d'expérience pro"], NOW)
    assert "C’est tout" not in told.markdown


def test_a_reason_that_nobody_wrote_is_not_made_up(assistant: Assistant) -> None:
    told = in_turn(assistant, ["Le télétravail complet c'est possible ?", "pourquoi ?"], NOW)
    assert told.markdown.startswith("La raison ne figure pas")


def test_a_search_goes_on_after_one_that_found_one_project(assistant: Assistant) -> None:
    told = in_turn(assistant, ["Y a-t-il eu des projets à Lyon ?", "Et à Lille ?", "et à Marseille"], NOW)
    assert told.kind == "unknown" and "Marseille" in told.markdown


def test_another_word_of_a_search_takes_the_place_of_the_first_where_it_narrows_nothing(assistant: Assistant) -> None:
    told = in_turn(assistant, ["y a-t-il eu des défis avec la gendarmerie ?", "et avec les pompiers ?"], NOW)
    assert "Prévisecours" in told.markdown and "gendarmerie nationale," not in told.markdown
    narrowed = in_turn(assistant, ["quels projets en santé ?", "et à Lyon ?"], NOW)
    assert narrowed.projects == ("datarh",)


@pytest.mark.parametrize("asked", ["c'est de quand ce chiffre ?", "d'où sort ce chiffre ?", "quelle est la source ?"])
def test_where_an_answer_comes_from_is_told(assistant: Assistant, asked: str) -> None:
    told = in_turn(assistant, ["combien sont restés dans le public après ?", asked], NOW)
    assert told.entry == "suites-personnes"
    assert told.markdown.startswith("Cette réponse vient de") and "(mars 2022)" in told.markdown.split("\n")[0]


def test_a_year_that_is_told_is_that_of_the_same_dates(assistant: Assistant) -> None:
    now = datetime.fromisoformat("2023-06-20T13:00+02:00")
    asked = ["« Regards sur l'innovation publique », c'est quand ?", "et l'année dernière c'était quel jour ?"]
    assert "30 juin 2022" in in_turn(assistant, asked, now).markdown


def test_a_search_is_narrowed_to_a_cohort_alone(assistant: Assistant) -> None:
    told = in_turn(assistant, ["quels projets sur la santé ?", "et à la promo 7 seulement ?"], NOW)
    assert len(told.projects) == 2 and "promotion 7, santé" in told.markdown


def test_some_of_the_projects_that_were_counted_are_listed(assistant: Assistant) -> None:
    asked = ["combien de projets à la promo 6 ?", "tu peux me citer ceux de l'IGN ?"]
    assert set(in_turn(assistant, asked, NOW).projects) == {"artificia", "geocommuns"}


def test_why_asks_for_what_was_told(assistant: Assistant) -> None:
    told = in_turn(assistant, ["je suis freelance, je peux vous facturer via ma boîte ?", "pourquoi ?"], NOW)
    assert told.entry == "candidature-societe"


def test_a_profession_that_was_named_stays(assistant: Assistant) -> None:
    told = in_turn(
        assistant, ["Je suis juriste, ai-je ma place ?", "Quelles compétences attendez-vous exactement ?"], NOW
    )
    assert told.entry == "profil-droit-numerique"


def test_two_things_asked_after_dates(assistant: Assistant) -> None:
    told = in_turn(assistant, ["c'est ouvert ?", "jusqu'à quand, et l'oral c'est quand ?"], at("2022-03-20T10:00"))
    assert "3 avril 2022 à 23 h 59" in told.markdown and "mardi 7 juin" in told.markdown


def test_until_when_after_what_has_begun_is_told_by_what_comes_later(assistant: Assistant) -> None:
    told = in_turn(assistant, ["les eig 5 ont commencé ?", "jusqu'à quand ils sont là ?"], at("2021-09-20T16:20"))
    assert told.entry == "dates-fin" and "12 juillet 2022" in told.markdown


def test_years_of_ones_own_after_the_pay(assistant: Assistant) -> None:
    told = in_turn(assistant, ["quel est le salaire svp", "j'ai 3 ans d'xp ds une startup"], at("2022-03-25T11:00"))
    assert told.entry == "salaire-promos-5-6"


def test_the_people_of_a_project_are_asked_for(assistant: Assistant) -> None:
    told = in_turn(assistant, ["c'est quoi Estim'Action ?", "il y avait quels profils dedans"], NOW)
    assert told.entry == "estim-action"


@pytest.mark.parametrize(
    ("turns", "clock", "entry"),
    [
        (["c'est quoi archifiltre et qui l'utilise", "le code est dispo ?", "le lien svp"], "2026-02-03T16:16", "archifiltre"),
        (["Quand saurons-nous le résultat des auditions ?", "on m'a mis sur liste d'attente, ça dure jusqu'à quand"], "2022-07-05T14:14", "liste-attente"),
        (["ya une réunion d'info pr les candidats ?", "mince g loupé la 1ere. la 2eme c kan"], "2021-03-29T18:40", "dates-webinaires"),
        (["La restitution de la promo 4, quel jour ?", "c'est demain ? à quelle heure ?"], "2021-06-16T17:00", "dates-restitution"),
        (["What is the final event of the 4th cohort?", "is it tomorrow? what time"], "2021-06-16T17:00", "dates-restitution"),
        (["projet eig cour de cassation", "pas open justice, l'autre", "il a fait gagner du temps ?"], "2023-04-03T08:22", "label"),
        (["projets sur les pompiers ou les secours ?", "et celui de Paris, ils ont tout fini ?"], "2021-07-02T11:11", "operations-18"),
        (["seLEXpert", "ils cherchaient quel métier ?"], "2026-01-15T09:48", "selexpert"),
        (["C'est quoi Basegun ?", "Tu t'appelles comment ?"], "2026-01-15T09:48", "qui-es-tu"),
        (["C'est quoi Basegun ?", "Tu es open source ?"], "2026-01-15T09:48", "code-ouvert"),
        (["c'est quand le dépôt ?", "Et l'entretien, c'est demain ?"], "2022-06-06T10:00", "dates-auditions"),
        (["How many people were in cohort 5?", "and the one before?"], "2026-11-25T10:00", "promotion-4-en-bref"),
        (["qui peut déposer un projet cette année ?", "et une mairie ?"], "2022-03-01T10:00", "admin-deconcentre-collectivite"),
        (["Quand arrivent les EIG de la 5 ?", "et les Link ?"], "2021-09-01T10:00", "dates-arrivee"),
        (["La restitution de la promo 4 c'est quand ?", "et le 18 ?"], "2021-06-10T10:00", "dates-restitution"),
        (["comment faire mes vœux pour la promo 6 ?", "deadline ?"], "2022-05-10T10:00", "voeux-promo-6"),
        (["Notre direction voudrait déposer un projet, jusqu'à quand ?", "et pour les candidats eux-mêmes ?"], "2021-03-10T12:00", "dates-candidatures"),
        (["j'ai 3 ans d'xp en data, je toucherais combien ?", "et ma pote qui en a 8 ?"], "2022-04-14T18:00", "salaire-promos-5-6"),
        ([PAY, "j'ai 8 ans de boîte derrière moi, ça me met où ?"], "2026-10-01T10:00", "salaire-promo-7"),
        (["parle-moi de MonitorFish", "le code est dispo qq part ?"], "2026-10-01T10:00", "monitorfish"),
        (["salaire EIG 6 svp", "et pr une data scientist qui débute ?"], "2022-03-15T19:30", "salaire-promos-5-6"),
        (["combien on est payé", "c'est ouvert aux étrangers ?", "comme ma première question mais pour les coachs"], "2022-03-20T10:00", "coachs"),
        (["je peux encore candidater ?", "ok je dépose ce week-end. et après ça se passe comment ?"], "2022-04-14T12:00", "etapes-selection-promo-6"),
        (["je commencerais quand ?", "et pour ceux qui aident les équipes, les Link ?"], "2021-04-20T21:00", "dates-arrivee"),
        (["bonjour, qui paye le programme ?", "et les premières promos, c'était pareil ?"], "2021-10-01T09:00", "financement-programme"),
        (["On voudrait garder nos deux EIG de la promo 6 après juillet", "leur paie change ?", "et jusqu'à quand minimum ?"], "2023-03-15T14:00", "renouvellement-promo-6"),
        (["quelles sont les phases d'un projet à la promo 6 ?", "et la toute dernière ?"], "2022-10-05T10:00", "phases-promo-6"),
        (["Quels projets de la promo 7 sont au ministère de la justice ?", "et celui pour les experts, il en est où ?", "et l'autre ?"], "2026-11-26T10:00", "a-just"),
        (["l'appel est ouvert ?", "et ensuite comment ça se passe ?"], "2025-09-25T10:00", "etapes-selection-promo-7"),
        (["Le projet BatID, vous connaissez ?", "qui s'en occupe maintenant ?"], "2026-10-01T10:00", "batid"),
        (["Appel à projets de la promo 6, date limite ?", "et après le dépôt ?"], "2022-02-10T10:00", "dates-jury-projets"),
        (["quels projets à Puteaux ?", "lesquels parlent de rénovation ?", "et celui-là, il en est où ?"], "2026-11-26T10:00", "mon-devis-sans-oubli"),
        (["Je n'ai aucun diplôme, ça bloque ?", "et j'ai 52 ans..."], "2022-03-25T16:00", "age-limite"),
        (["la promo 6 avait combien de projets ?", "et de personnes ?"], "2026-11-26T10:00", "promotion-6-en-bref"),
        (["je suis fonctionnaire d'état en poste, est-ce que j'aurais pu candidater en 2022 ?", "et avec les règles plus récentes ?"], "2026-11-26T10:00", "fonctionnaire-promo-7"),
        (["c'est payé combien en ce moment un poste EIG ?", "ah pardon je parlais pas d'aujourd'hui, ma coloc l'a fait en 2019, elle touchait quoi ?"], "2026-11-26T10:00", "salaire-promos-2-3"),
        (["j'ai lu que les coachs arrivaient avant les autres pour la promo 6, c'est quand ?", "Et ils sont mieux payés j'imagine ?"], "2022-03-28T08:50", "coachs"),
        (["Peut-on assister à une réunion d'info avant de postuler à la cinquième promotion ?", "j'ai raté celle du 15, il en reste une ?"], "2021-03-22T12:00", "dates-webinaires"),
        (["Combien de femmes dans la promo 6 ?", "et dans la toute première ?", "Et depuis, en 2024 par ex ?"], "2026-11-26T10:00", "part-femmes"),
        (["quels projets sont portés par l'ademe ?", "et le cerema dans la dernière vague ?"], "2026-11-26T10:00", "recommandations-collaboratives"),
        (["C'est ouvert en ce moment ?", "pourquoi ?"], "2026-11-26T10:00", "dates-candidatures"),
        (["Peut-on assister à une réunion d'info avant de postuler ?", "c'est ouvert en ce moment ?", "pourquoi ?"], "2026-11-26T10:00", "dates-webinaires"),
        (["Was there any project about fishing?", "where was the team based?"], "2023-01-10T09:00", "monitorfish"),
        (["parle-moi de DataJust", "et celui de la cour de cassation sur l'anonymisation, même sort ?"], "2026-11-26T10:00", "open-justice"),
        (["Combien de postes dans la 6e promo ?", "et pour les designers ?"], "2026-11-26T10:00", "promotion-6-en-bref"),
        (["on veut accueillir des EIG", "ok pour l'argent. Et en temps pour le chef de projet ?"], "2022-02-15T09:10", "porteur-de-projet"),
    ],
)  # fmt: skip
def test_short_turns_stay_with_what_was_told(assistant: Assistant, turns: list[str], clock: str, entry: str) -> None:
    assert in_turn(assistant, turns, at(clock)).entry == entry


@pytest.mark.parametrize("turn", ["et ?", "et à la ?", "et où ?", "mais non", "et ... !"])
def test_turns_of_hardly_a_word_after_dates_are_answered(assistant: Assistant, turn: str) -> None:
    assert in_turn(assistant, ["quand sont les auditions de la promo 6 ?", turn], NOW).markdown


@pytest.mark.parametrize(
    ("before", "turn", "entry"),
    [
        ("combien de personnes à la promo 6 ?", "et le télétravail ?", "teletravail-promo-4-6"),
        ("j'ai 5 ans d'xp, je touche combien ?", "et le sprint 2 ?", "dates-candidatures"),
        ("jusqu'à quand candidater ?", "jusqu'à quand ? on est une mairie", "dates-appel-projets"),
    ],
)
def test_what_names_something_else_is_heard(assistant: Assistant, before: str, turn: str, entry: str) -> None:
    assert in_turn(assistant, [before, turn], at("2022-03-12T10:00")).entry == entry


def test_a_search_in_what_was_spoken_of_is_among_its_projects(assistant: Assistant) -> None:
    asked = ["qui a été pris en promo 6 ?", "et il y a des sujets sur le climat dedans ?"]
    told = in_turn(assistant, asked, at("2022-09-20T10:00"))
    cohorts = {assistant.knowledge.projects_by_id[p].cohort for p in told.projects}
    assert cohorts == {"promo-6"}


def test_a_day_that_was_not_told_is_not_surely_one_of_the_dates(assistant: Assistant) -> None:
    asked, now = "La restitution de la promo 4 c'est quand ?", at("2021-06-10T10:00")
    told, untold = (in_turn(assistant, [asked, turn], now).confidence for turn in ("et le 18 ?", "et le 3 ?"))
    assert told == 1 and untold < 0.8


@pytest.mark.parametrize(
    "question", ["des projets sur la santé ?", "quels projets ont eu une designer ?", "des projets à Lyon ?"]
)
def test_no_list_holds_a_project_of_a_cohort_that_nobody_had_heard_of(assistant: Assistant, question: str) -> None:
    told = assistant.reply(question, now=at("2021-03-10T10:00"))
    found = {assistant.knowledge.projects_by_id[p].cohort for p in told.projects}
    assert found and not found & {"promo-6", "promo-7"}


@pytest.mark.parametrize(
    ("turns", "projects"),
    [
        (["Qui travaille sur Nos Gestes Climat ?", "et y a d'autres trucs chez eux ?"], {"batid", "impact-co2"}),
        (["c'est quoi Géocommuns ?", "un autre projet dans ce ministère"], {"artificia", "referentiel-national-des-batiments", "sequoia-ign"}),
        (["liste-moi les projets hors de Paris", "non, seulement ceux de Lyon"], {"datarh", "proxirh", "sos-ponts"}),
        (["y'a des missions pas à Paris ?", "Lille je connais bien ! c quoi exactement comme mission et chez qui"], {"recommandations-collaboratives"}),
        (["ct koi le chatbot de la cour des comptes en promo 1", "ils étaient cb au total cette année là", "et la cour des comptes ils ont refait un truc avec les EIG depuis ?"], {"cc-api-rapports", "plume"}),
    ],
)  # fmt: skip
def test_another_project_by_the_administration_or_place_that_is_named(
    assistant: Assistant, turns: list[str], projects: set[str]
) -> None:
    told = in_turn(assistant, turns, NOW)
    assert set(told.projects) == projects


def test_of_another_administration_the_one_that_is_clearly_meant_or_all(assistant: Assistant) -> None:
    turns = ["Que sont devenus les défis sur la justice, DataJust par exemple ?", "Dommage. Et celui de la Cour de cassation, il a mieux fini ?"]  # fmt: skip
    told = in_turn(assistant, turns, NOW)
    assert set(told.projects) in ({"open-justice", "label"}, {"open-justice"}), "two right answers"


@pytest.mark.parametrize(
    "asked",
    [
        "je peux télétravailler depuis une autre ville que Paris ?",
        "et pour ceux qui habitent à Lyon, le télétravail est possible ?",
    ],
)
def test_what_is_asked_of_oneself_after_a_project_is_no_search(assistant: Assistant, asked: str) -> None:
    told = in_turn(assistant, ["c'est quoi DataJust ?", asked], NOW)
    assert not told.projects
    assert told.kind == "suggestions" or (told.entry or "").startswith("teletravail")


def test_a_place_told_of_oneself_is_no_search(assistant: Assistant) -> None:
    told = in_turn(assistant, ["y'a des missions pas à Paris ?", "j'habite Lille, le télétravail est possible ?"], NOW)
    assert told.entry is not None and told.entry.startswith("teletravail")


@pytest.mark.parametrize(
    ("turns", "entry"),
    [
        (["Je suis juriste, est-ce que ça peut vous intéresser ?", "Il faut savoir quoi ?"], "profil-droit-numerique"),
        (["vous cherchez des géomaticiens ?", "il faut savoir faire quoi ?"], "profil-geomatique"),
        (["vous prenez des designers ?", "et il faut quel diplôme ?"], "diplome"),
    ],
)
def test_what_a_profession_must_know_is_asked_of_the_one_that_was_named(
    assistant: Assistant, turns: list[str], entry: str
) -> None:
    assert in_turn(assistant, turns, NOW).entry == entry


def test_whether_it_is_that_day_of_the_week_is_asked_of_the_dates(assistant: Assistant) -> None:
    then = datetime.fromisoformat("2021-06-09T10:00+02:00")
    told = in_turn(assistant, ["Quand a lieu la restitution de la promotion 4 ?", "c'est un vendredi non ?"], then)
    assert told.entry == "dates-restitution" and "jeudi 17 juin 2021" in told.markdown


def test_a_search_for_projects_that_nobody_knows_yet_is_narrowed(assistant: Assistant) -> None:
    now = datetime.fromisoformat("2021-04-15T10:00+02:00")
    told = in_turn(assistant, ["Quels projets de data science de la promotion 5 ?", "et à Paris ?"], now)
    assert told.entry == "dates-projets-publies" and not told.projects


@pytest.mark.parametrize(
    "rejects", ["Lequel n'est pas fini, LABEL ou l'autre ?", "pas LABEL ni l'autre, mais un projet sur la santé"]
)
def test_who_rejects_none_of_two_is_not_given_the_other(assistant: Assistant, rejects: str) -> None:
    both = in_turn(assistant, ["projets de la cour de cassation", rejects], NOW)
    assert both.entry != "open-justice"


@pytest.mark.parametrize(
    ("turns", "clock", "entry"),
    [
        (["Combien de défis pour les designers d'intérêt général en 2019 ?", "et de designers ?"], "2025-05-15T13:45", "promotion-dig-en-bref"),
        (["fonctionnaire en poste en 2022, je pouvais candidater ?", "Et aujourd'hui ?"], "2024-09-01T10:00", "fonctionnaire-promo-7"),
        (["peut-on travailler à 80 % ?", "top. et dans les anciennes promos aussi ?"], "2025-01-16T14:22", "temps-partiel-promos-1-6"),
        (["à la promo 3, on touchait combien ?", "Et les petits jeunes de la 6 ?"], "2023-05-05T11:50", "salaire-promos-5-6"),
        (["combien de candidatures pour la promotion 5 ?", "et cette année vous cherchez combien de personnes ?"], "2022-04-15T12:20", "promotion-6-en-bref"),
        (["y aura un sprint en mars cette année ?", "ok rien d'annoncé. mais l'an dernier c'était à quels moments ?"], "2026-02-09T20:45", "dates-candidatures"),
        (["Le cofinancement de la promotion 6, il est de combien ?", "et si la personne est débutante ça change le montant ?"], "2022-01-31T16:08", "cofinancement-promo-6"),
        (["j'ai une SASU je peux etre eig ?", "et ma soeur elle est auto entrepreneuse, pareil ?"], "2022-04-02T14:50", "auto-entrepreneur"),
        (["Pour l'appel à projets en cours on doit demander combien d'EIG ?", "Et vous donnez combien par personne ?"], "2022-02-10T14:15", "cofinancement-promo-6"),
        (["les gens restent dans le public après ?", "c'est quelle année ce chiffre ?"], "2025-05-27T18:34", "suites-personnes"),
        (["Est-il possible de travailler à 80 % ?", "Ma cousine qui l’a fait en 2021 m’avait pourtant dit que non ?"], "2024-06-11T10:41", "temps-partiel-promos-1-6"),
        (["à quelle date la promotion 4 est-elle entrée en fonction ?", "La 6 également en septembre ?"], "2026-01-15T10:31", "dates-arrivee"),
        (["en moyenne ils ont quel âge ?", "ça fait jeune... et à la promo 1 ?"], "2025-11-29T10:15", "age-moyen"),
        (["quels profils cherchez-vous ?", "impact ça veut dire quoi concrètement ?"], "2026-05-20T12:58", "profil-impact"),
        (["combien gagne un dev ?", "ok merci. du coup on peut postuler la ?"], "2026-06-11T21:42", "dates-candidatures"),
    ],
)  # fmt: skip
def test_what_a_short_turn_goes_on_about(assistant: Assistant, turns: list[str], clock: str, entry: str) -> None:
    assert in_turn(assistant, turns, at(clock)).entry == entry


@pytest.mark.parametrize(
    ("turns", "clock", "entry", "said"),
    [
        (["c'est quoi une direction de l'impact ?", "et la technique ?"], "2026-10-21T15:29", "profil-technique", "choix techniques"),
        (["qui paie mes trains pour les séminaires ?", "ok merci. et il y en a combien dans l'année ?"], "2023-01-17T13:02", "seminaires", "séminaires"),
        (["il y a eu combien de sprints en tout ?", "lequel est resté ouvert le plus longtemps ?"], "2026-10-05T10:12", "dates-candidatures", "36 jours"),
        (["qu'est-ce qui change entre la promo 6 et la 7 ?", "et niveau télétravail ?"], "2024-02-14T19:09", "teletravail-promo-4-6", "2 jours de télétravail"),
        (["combien de vœux à la promo 6 ?", "le règlement et votre site ne disent pas pareil, lequel a raison ?"], "2022-04-15T16:42", "voeux-promo-6", "règlement"),
    ],
)  # fmt: skip
def test_what_one_asks_of_several_things(
    assistant: Assistant, turns: list[str], clock: str, entry: str, said: str
) -> None:
    found = in_turn(assistant, turns, at(clock))
    assert found.entry == entry and said in found.markdown


def test_the_year_after_the_one_that_was_asked_of(assistant: Assistant) -> None:
    asked = ["en 2024 vous avez fait combien de vagues et quand", "et l'année d'après ?"]
    told = in_turn(assistant, asked, NOW).markdown
    assert told.startswith("En 2025, 2 périodes") and "sprint 4" in told.split("\n\n")[1]


@pytest.mark.parametrize(
    ("turns", "unit"),
    [
        (["les auditions de la promo 6", "et quand ça finit"], "dates-auditions"),
        (["quand sont les vœux de la promo 6 ?", "ah. alors c'est quand ?"], "dates-voeux"),
        (["combien ça nous coûterait d'avoir deux EIG ?", "on est une collectivité, pas un ministère, ça change quoi ?"], "admin-deconcentre-collectivite"),
        (["les chiffres de la promotion 4 ?", "et la même chose pour la 6"], "promotion-6-en-bref"),
    ],
)  # fmt: skip
def test_what_is_left_unsaid_is_what_was_told(assistant: Assistant, turns: list[str], unit: str) -> None:
    entry = in_turn(assistant, turns, NOW).entry or ""
    assert unit in (entry, assistant.knowledge.unit_of(entry))


def test_they_are_the_people_who_were_named(assistant: Assistant) -> None:
    asked = ["quand arrivent les coachs de la promo 6 ?", "et ils restent combien de temps ?"]
    told = in_turn(assistant, asked, NOW)
    assert told.entry in ("coachs", "dates-fin") and "un an" in told.markdown.replace("\u00a0", " ")


def test_the_same_in_english_for_who_says_why(assistant: Assistant) -> None:
    told = in_turn(assistant, ["Qui peut devenir EIG ?", "sorry my french is bad, can you say it in english"], NOW)
    assert told.entry == "qui-peut-candidater" and told.lang == "en"


@pytest.mark.parametrize(
    ("turns", "clock", "words"),
    [
        (["les défis de la promo 4 sur les pompiers", "rien à voir : la restitution finale de cette promo c'était quel jour ?"], "2026-11-26T10:00", "17 juin 2021"),
        (["ma soeur est prof titulaire, elle pouvait entrer dans la promo 6 ?", "et dans la 7 pareil ?"], "2026-11-26T10:00", "promotion 7"),
    ],
)  # fmt: skip
def test_of_that_cohort_and_of_another_alike(assistant: Assistant, turns: list[str], clock: str, words: str) -> None:
    assert words in in_turn(assistant, turns, at(clock)).markdown


def test_what_was_only_suggested_is_asked_again_in_english(assistant: Assistant) -> None:
    asked = "un ami m'a parlé de vous, par quoi je commence ?"
    first = assistant.reply(asked, now=NOW)
    told = assistant.reply("et en anglais ?", first.conversation, now=NOW)
    assert first.kind == told.kind == "suggestions" and told.lang == "en" and told.suggestions


def test_what_was_told_before_the_last_answer_is_gone_back_to(assistant: Assistant) -> None:
    turns = [
        "La promo 4 a fait un demo day en février 2021 ?",
        "Quel était le salaire pour cette promo ?",
        "D'accord. Pour en revenir au demo day, il fallait se rendre sur place ?",
    ]
    assert in_turn(assistant, turns, NOW).entry == "dates-restitution"


def test_a_bare_number_is_that_of_a_cohort_after_one(assistant: Assistant) -> None:
    told = in_turn(assistant, ["combien gagne la promo 6", "et 4 ?"], at("2023-09-20T10:25"))
    assert told.entry == "salaire-promo-4"
    told = in_turn(assistant, ["cohort 6 pay?", "what about 7?"], at("2023-09-20T10:25"))
    assert "nothing has been published" in told.markdown


def test_the_second_stage_is_no_cohort(assistant: Assistant) -> None:
    turns = ["c'est quoi les phases de l'accompagnement promo 6 ?", "tu peux préciser la deuxième ?"]
    told = in_turn(assistant, turns, at("2022-11-15T09:20"))
    assert told.entry == "phases-promo-6" and "romotion 2" not in told.markdown


@pytest.mark.parametrize(
    "said", ["merci quand même, bonne soirée à vous", "d'accord, merci !", "thanks anyway, have a good evening"]
)
def test_thanks_and_wishes_ask_for_nothing(assistant: Assistant, said: str) -> None:
    assert in_turn(assistant, ["et pour le salaire ?", said], NOW).kind == "chitchat"


def test_a_kind_word_before_a_question_to_the_robot(assistant: Assistant) -> None:
    turns = [
        "c'est quoi une direction de l'impact ?",
        "Merci beaucoup, vous êtes bien aimable ! Vous êtes un robot ou une vraie personne ?",
    ]
    assert in_turn(assistant, turns, NOW).kind == "chitchat"


@pytest.mark.parametrize(
    ("turns", "clock", "words"),
    [
        (["Parle-moi de BatID", "ok merci. sinon on est payé combien maintenant ?"], "2026-12-01T14:32", "4 250 €"),
        (["What happened to the free transport fares thing, Tous à bord?", "was it the only one that failed?"], "2026-12-01T13:33", "PlaniPref"),
        (["vous faites une réunion d'info pour la 6e promo ?", "je peux pas le premier, je suis en déplacement"], "2022-03-14T12:30", "24 mars 2022"),
        (["CartoBio c'était pour qui ?", "et niveau salaire cette année-là ?", "revenons au projet : le code est dispo quelque part ?"], "2026-12-01T21:00", "CartoBio"),
        (["Any missions outside the Paris area in the latest cohort?", "what do they do over there?"], "2026-09-15T09:50", "Recommandations collaboratives"),
    ],
)  # fmt: skip
def test_what_goes_on_after_something_told(assistant: Assistant, turns: list[str], clock: str, words: str) -> None:
    assert words in in_turn(assistant, turns, at(clock)).markdown.replace("\u00a0", " ").replace("\u202f", " ")
