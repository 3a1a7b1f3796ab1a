"""What dates answer whatever is ranked first, with the real knowledge."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.evaluating.batch import in_turn
from tests.test_dates import at


@pytest.mark.parametrize(
    ("asked", "clock", "words"),
    [
        (
            "Je remets de l'ordre dans mes carnets : en novembre 2019 j'étais à la présentation finale de la troisième "
            "promotion, mais ma plume hésite entre le 12 et le 15. Pouvez-vous me départager ?",
            "2026-11-05T16:30",
            ["12 novembre 2019", "15 novembre 2019"],
        ),
        ("What's the gap between the end of the applications and the first interviews this time round?", "2024-09-15T12:00", ["15 days"]),
        ("Au printemps 2025, il s'est écoulé combien de jours entre la fin des envois et le premier oral ?", "2026-12-01T16:00", ["sprint 4", "**10 jours**"]),
        ("Entre la candidature et le début du contrat, faut compter combien ?", "2026-12-01T16:00", ["promotion 6", "146 jours"]),
        ("Could you list the last five application windows?", "2026-12-01T15:08", ["sprint 1", "sprint 5"]),
        ("quel appel a été le plus court depuis 2024 ?", "2026-12-02T08:10", ["sprint 1", "sprint 5 (17 jours)"]),
        ("Y a eu un trou entre l'appel de 2022 et celui de 2024. Il a duré combien de temps exactement ?", "2026-12-02T09:45", ["sprint 1", "650 jours"]),
        ("Je rends mon mémoire avant. Si je m'y mets le 27, ça me fait combien de jours pour ma candidature ?", "2021-04-18T21:40", ["27 avril 2021", "5 jours plus tard"]),
        ("appel a projets eig 6, entre la fermeture et le jury ya combien de jours", "2022-02-17T15:08", ["**13 jours**"]),
        (
            "Combien de temps sans aucun EIG entre la fin de la 5 et l'arrivée de la 6 (enfin, son arrivée prévue) ?",
            "2022-08-30T17:10",
            ["**62 jours"],
        ),
        (
            "quel sprint de la 7 a laissé le plus court délai entre la date limite et le premier entretien ?",
            "2026-04-21T14:30",
            ["**8 jours**", "**15 jours**", "sprint 5"],
        ),
        (
            "Entre les promotions 4, 5 et 6, laquelle a fait patienter le plus les gens entre la fin des candidatures et le premier jour de travail ?",
            "2023-02-21T09:30",
            ["**86 jours", "**134 jours", "**146 jours"],
        ),
        ("Which cohort waited longer between the closing date and the first day at work, the fourth or the fifth?", "2026-12-02T13:30", ["**86 days", "**134 days"]),
        ("le contrat des EIG Link de la promo 5 finit combien de jours après celui des EIG ?", "2022-07-06T12:22", ["**41 jours"]),
        ("la promo qui vient de démarrer finit quand ?", "2021-10-20T08:31", ["Fin de la promotion 5", "12 juillet 2022"]),
        ("La promo qui vient d'arriver, elle bosse sur quoi côté écologie ?", "2022-10-03T18:47", ["promotion 6, environnement", "Écosphère"]),
        ("entre les deux dates butoirs de 2025, il s'est écoulé combien de temps ?", "2025-12-09T15:02", ["**177 jours"]),
        ("combien de jours les deux appels de la promo 6 ont-ils été ouverts en même temps ?", "2022-06-22T15:22", ["**11 jours**"]),
        ("la restitution de la promo 1 et celle de la promo 2, combien de jours entre les deux ?", "2025-06-12T10:22", ["385 jours"]),
        ("entre la restitution de la première promotion et celle de la deuxième, combien de jours ?", "2025-06-12T10:22", ["**385 jours"]),
        ("Entre le départ des EIG 5 et la rentrée des EIG 6, combien de jours ?", "2022-10-11T15:35", ["**62 jours"]),
        ("did the cohort 5 candidate call open before the project call closed, and by how many days?", "2024-01-08T11:48", ["**37 days"]),
        ("les résultats de la 5 tombent avant ou après la fête nationale ?", "2021-06-24T09:29", ["13 juillet 2021"]),
        ("que s'est-il passé en 2023 pour les EIG, dans l'ordre ?", "2025-08-21T15:41", ["10 avril 2023", "29 juin 2023", "11 juillet 2023"]),
        ("qu'y avait-il au calendrier du programme en juin 2022 ?", "2026-10-02T09:15", ["du 7 au 13 juin 2022", "30 juin 2022"]),
        ("y a-t-il deux années où le jury des défis est tombé un 4 juillet ?", "2025-03-03T22:48", ["juillet 2017", "juillet 2018"]),
        ("De 2016 à aujourd'hui, y a-t-il une année sans aucun appel à candidatures ?", "2025-12-15T10:10", ["2019, 2023"]),
        ("How many application rounds in 2024, and how many in 2025?", "2026-09-17T11:36", ["5 periods"]),
        ("c'est quelle promo qui bosse en ce moment dans les ministères et depuis quand ?", "2022-09-13T12:30", ["12 septembre 2022"]),
        ("In the fourth cohort's schedule, what came right after the public Demo Day, and when was it?", "2026-10-22T11:50", ["Mid-term seminar of cohort 4"]),
        ("les deux soirées de restitution, celle de la promotion 2 et celle de la promotion 3, elles datent de quels jours ?", "2023-08-22T09:45", ["15 novembre 2018", "12 novembre 2019"]),
        ("Quelle promo est arrivée dans les ministères en 2018, et son appel aux candidats avait démarré quand ?", "2025-06-24T21:50", ["mercredi 27 septembre 2017"]),
        ("si jsuis pris je commence quel jour et je finis quand", "2022-03-21T20:15", ["Fin de la promotion 6", "lundi 12 septembre 2022"]),
        ("ici à La Réunion nous sommes déjà le 3 mai, il est 0h15. C'est perdu pour moi ??", "2021-05-02T22:15", ["encore 1 h 44", "celles de Paris"]),
        ("je suis développeuse : l'échéance « avant le 7 avril » des EIG, c'est pour moi ?", "2021-02-17T10:05", ["celle d’une autre étape : appel à projets aux administrations"]),
        ("de l'ouverture des toutes premières candidatures à la fermeture de la session la plus récente, ça fait combien d'années ?", "2026-02-10T15:14", ["8 ans et 11 mois"]),
        ("Between closing and the first interviews in the very last round, how long did people wait?", "2026-10-12T14:14", ["**8 days**"]),
        ("la toute première fois qu'on a pu se présenter c'était en quelle année, et la toute dernière ?", "2026-07-09T17:26", ["3 novembre 2016", "5 octobre 2025"]),
        ("la promo 3, l'embarquement c'était avant ou apres leur arrivée dans les ministères ?", "2023-02-06T19:19", ["janvier 2019", "du 11 au 15 février 2019"]),
        ("In 2022, what came first: the jury picking the projects or the close of candidate applications?", "2026-10-19T10:10", ["**18 days**"]),
        ("How long did the 2020 cohort work before showing their final results? Start date and final event date please.", "2026-08-24T14:02", ["**289 days"]),
        ("en 2017 et 2018 on fermait le guichet aux candidats à quelle heure ? Et à partir de 2020 ?", "2024-11-06T15:20", ["octobre 2017 à 17 h", "octobre 2018 à 17 h", "7 juin 2020 à 23 h"]),
        ("Les « Regards sur l’innovation publique », il y en a une édition cet été ? C’était quel jour les fois d’avant ?", "2026-06-25T17:00", ["30 juin 2022", "aucune autre date"]),
        ("Les RDV avec les candidats, on me dit que ça a commencé lundi. Ça dure combien de temps en tout ?", "2025-04-24T08:08", ["**25 jours**"]),
        ("Pour l'équipe arrivée en septembre dernier, quels sont les prochains temps collectifs ?", "2021-04-20T12:03", ["6 mai 2021", "10 juin 2021"]),
        ("refusée en promo 4 mais présélectionnée cette année ! Puis-je encore modifier mes choix de projets ?", "2021-06-02T21:31", ["31 mai 2021"]),
        ("your page said April 1st for the second batch and it wasn't there. Is it live now?", "2024-04-05T09:15", ["sprint 2: **open, 21 days left**"]),
        ("promo 6, non prolongée. il me reste combien de jours au compteur", "2023-07-05T22:08", ["11 juillet 2023** (dans 6 jours)"]),
        ("je cherche à dater les trois premières cohortes : mois d'arrivée et jour de la présentation finale de chacune.", "2024-05-28T16:30", ["janvier 2018", "janvier 2019", "15 novembre 2018", "12 novembre 2019"]),
        ("ça fait combien de sprints en tout depuis le début de la 7 et lequel a laissé le plus longtemps pour s'inscrire ?", "2025-12-03T18:37", ["sprint 5", "**36 jours"]),
        ("D'habitude vous recrutez au printemps et là, nada. Sinon la prochaine fois c'est quand ?", "2023-10-15T19:27", ["aucune date d’ouverture n’est annoncée"]),
        ("c pas passé la demo des equipes de la promo 4 ? javais noté mi janvier", "2021-02-03T18:20", ["11 février 2021", "14 janvier 2021", "annulé"]),
        ("Je pars à l'étranger du 10 au 20 mai et j'ai postulé début avril. À partir de quand et jusqu'à quand peuvent-ils me proposer un rendez-vous ?", "2024-04-29T13:00", ["une partie de la période"]),
        ("la grande journée de fin juin (celle de 2022 et 2023), y en a une cette année ?", "2024-06-12T10:50", ["aucune autre date"]),
        ("La promo 7 se termine en juillet comme les précédentes ?", "2024-11-20T16:30", ["renouvelable"]),
        ("vous rallongez toujours le délai, non ? je peux miser dessus ?", "2025-09-28T15:50", ["jamais sûr", "sprint 4"]),
    ],
)  # fmt: skip
def test_it_is_told(assistant: Assistant, asked: str, clock: str, words: list[str]) -> None:
    told = assistant.reply(asked, now=at(clock)).markdown.replace("\u00a0", " ").replace("\u202f", " ")
    assert all(w in told for w in words), told[:600]


@pytest.mark.parametrize(
    ("asked", "clock", "told", "not_told"),
    [
        ("what's on the agenda next month for people who applied?", "2021-05-25T18:20", "7 to 15 June 2021", "31 May"),
        ("qu'est-ce qui est prévu la semaine prochaine ?", "2021-05-25T18:20", "31 mai 2021", "juin"),
        (
            "y a quoi cette semaine côté sélection ? j'ai postulé en septembre",
            "2025-10-20T11:11",
            "13 octobre au vendredi 24 octobre",
            "2022",
        ),
        ("qu'est-ce qui est prévu en septembre ?", "2021-05-25T18:20", "13 septembre 2021", "2022"),
        (
            "Dans l'ordre, tout ce qui a eu lieu entre septembre et décembre 2017.",
            "2022-11-08T10:32",
            "15 décembre 2017",
            "2018",
        ),
    ],
)
def test_what_is_on_in_some_time(assistant: Assistant, asked: str, clock: str, told: str, not_told: str) -> None:
    reply = assistant.reply(asked, now=at(clock))
    assert reply.entry == "dates-calendrier" and told in reply.markdown and not_told not in reply.markdown


def test_calls_since_a_month_are_all_told(assistant: Assistant) -> None:
    told = assistant.reply(
        "Could you list when each recruitment round closed since January 2024?", now=at("2025-11-28T17:17")
    )
    assert all(
        day in told.markdown
        for day in ("1 March 2024", "26 April 2024", "8 September 2024", "11 April 2025", "5 October 2025")
    )


def test_a_cohort_that_is_at_work_is_told_of(assistant: Assistant) -> None:
    told = assistant.reply("la promo actuelle a démarré quel jour ?", now=at("2022-10-05T08:40"))
    assert told.entry == "dates-arrivee" and "12 septembre 2022" in told.markdown.replace("**", "")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("how many weeks are left for the current cohort?", "in 252 days, that is 36 weeks"),
        ("combien de jours avant la fin de la promo 5 ?", "dans 252 jours"),
        ("quand finit la promo 5 ?", "dans 8 mois"),
    ],
)
def test_what_is_to_come_is_counted_as_it_is_asked(assistant: Assistant, asked: str, told: str) -> None:
    assert told in assistant.reply(asked, now=at("2021-11-02T14:00")).markdown


def test_a_whole_calendar_is_told_whole(assistant: Assistant) -> None:
    asked = "le calendrier complet de la promo 6 côté candidats svp (ouverture, clôture, voeux, auditions, réponses, arrivée)"
    told = assistant.reply(asked, now=at("2026-09-22T14:35"))
    assert told.entry == "dates-calendrier" and "15 mai 2022" in told.markdown and "12 septembre 2022" in told.markdown


@pytest.mark.parametrize(
    ("turns", "clock", "said"),
    [
        (["je croyais que c'était le 4 avril dernier délai mais le formulaire a l'air toujours ouvert c'est normal ?"], "2025-04-08T12:45", "vendredi 11 avril 2025"),
        (["Les personnes que vous venez d'accueillir ce mois-ci seront en poste jusqu'à quelle date ?"], "2021-09-20T10:10", "Fin de la promotion 5 : le mardi 12 juillet 2022"),
        (["mon frère a commencé lundi dernier comme eig il finit quel jour normalement"], "2021-09-20T13:30", "Fin de la promotion 5"),
        (["mon mari est dans la promo en cours, son contrat s'arrête quand ? on veut réserver nos vacances"], "2023-01-16T14:20", "mardi 11 juillet 2023"),
        (["J'ai candidaté au premier recrutement de l'année, et je serai au Japon à partir du 22 mars. Les entretiens c'est sur quelle période ?"], "2024-03-05T08:30", "sprint 1"),
        (["on devait savoir si on est pris pour la promo 5 avant quand ?", "et la liste elle est rendue publique quand"], "2021-07-16T14:40", "vendredi 6 août 2021"),
        (["on aura quand les noms des heureux élus de la nouvelle promo ?"], "2022-08-02T15:00", "vendredi 5 août 2022"),
        (["Who were the first people hired and how many were they?", "And how long did candidates have to apply back then, from opening to closing?"], "2026-07-08T15:50", "3 to 21 November 2016"),
        (["mon contrat actuel s'arrête le 30 septembre, trop tard pour le démarrage ?"], "2022-03-20T10:00", "vendredi 30 septembre 2022"),
        (["ya til des reunions d'info en ligne", "celle d'hier jai pas pu venir, ya une autre date ?"], "2022-03-18T09:00", "jeudi 24 mars 2022"),
        (["I got through the first round. I'm flying to Montreal on June 9th and I'm back on the 12th. Which days are the interviews exactly?"], "2021-06-02T18:30", "14 and 15 June"),
    ],
)  # fmt: skip
def test_which_dates_are_meant(assistant: Assistant, turns: list[str], clock: str, said: str) -> None:
    assert said in in_turn(assistant, turns, at(clock)).markdown.replace("*", "").split("\n\nLes autres")[0]


def test_a_delay_to_be_kept_is_no_span_of_a_call(assistant: Assistant) -> None:
    asked = (
        "Refusé au sprint 4. Est-ce qu'on a le droit de repostuler au prochain ou il faut attendre un certain délai ?"
    )
    told = in_turn(assistant, [asked], at("2025-06-11T16:48"))
    assert "De l’ouverture à la clôture" not in told.markdown
