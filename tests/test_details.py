"""The detail that a question asks for, and whether an answer tells it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.texts import catalogue
from bot.wording.details import KINDS, missing
from bot.wording.post_details import asks_of_one_round


@pytest.mark.parametrize(
    ("question", "answer", "sort"),
    [
        ("demain ça ouvre à quelle heure", "Ouverture le jeudi 18 septembre 2025.", "hour"),
        ("Regards sur l'innovation publique 29 juin : adresse ?", "Le jeudi 29 juin 2023.", "address"),
        ("faut-il s'inscrire au webinaire ?", "Le 17 mars.", "entry"),
        ("faut-il s'inscrire au programme ?", "Le 17 mars.", None),
        ("j'ai mon webinaire dans 1h et pas reçu le lien zoom", "Le 17 mars à 13 h 45.", "link"),
        ("le cv doit faire une page ?", "Des pièces anonymisées.", "layout"),
        ("combien de places pour les juristes ?", "Un profil recherché.", "count"),
        ("combien de places pour la promo 6 ?", "Un profil recherché.", None),
        ("l'outil est gratuit pour les communes ?", "Un service en ligne.", "cost"),
        ("c'est du React ou du Vue ?", "Un service en ligne.", "licence"),
        ("dans quelle salle ?", "Le 29 juin 2023.", "venue"),
        ("combien sont partis avant la fin ?", "La promotion réunissait 41 personnes.", "left"),
        ("faut-il un casier judiciaire vierge ?", "Une habilitation était demandée.", "record"),
        ("faut-il un casier judiciaire vierge ?", "Nos sources ne parlent pas du casier judiciaire.", None),
        ("avez-vous des postes réservés ?", "Le programme est ouvert à tous.", "reserved"),
        ("pole emploi va m'indemniser ?", "Fin de la promotion : le 11 juillet.", "unemployment"),
        ("j'ai droit à une prime ?", "Une part variable de 6 %.", None),
        ("j'ai droit à une prime ?", "Un salaire net.", "bonus"),
        ("combien de jours de congés ?", "Dix mois.", "leave"),
        ("on recevra un diplôme ?", "Aucun diplôme n’est demandé.", "certificate"),
        ("what do former members earn?", "More than 60% stay.", "later_pay"),
        ("il y avait combien de personnes connectées ?", "C’était en ligne.", "attendance"),
        ("ils codent en quoi ?", "Une personne au développement.", "licence"),
        ("je code en Java, une place pour moi ?", "Le développement est recherché.", None),
        ("Quelle part des personnes ?", "Des promotions 2 à 6, 2 ou 3 par équipe.", "share"),
        ("donnez-moi son adresse", "Un service en ligne.", "site"),
        ("What time does it close?", "Closed since Monday, 5 October 2025.", "hour"),
        ("à quelle heure ça ferme ?", "C’est ouvert jusqu’au dimanche 3 avril 2022 à 23 h 59.", None),
        ("à quelle heure ça ferme ?", "L’heure n’est pas précisée.", None),
        ("Comment s'appellent les deux designers ?", "Équipe : deux personnes en design.", "names"),
        ("les noms des membres du jury", "Le jury était mixte.", "names"),
        ("les noms des membres du jury", "Ada Lovelace présidait le jury.", None),
        ("leurs noms je veux dire", "Équipe : deux personnes en design.", "names"),
        ("qui a été recruté dessus ? son nom et son ancien employeur", "Équipe : une personne.", "names"),
        ("ils partent combien de fois ?", "La promotion 6 a 2 séminaires de 2 jours.", None),
        ("ils partent combien de fois ?", "La promotion a des séminaires.", "times"),
        ("renouvelable combien de fois ?", "Le comité se réunit au moins une fois par an.", "times"),
        ("how many times can it be renewed?", "It can be renewed once.", None),
        ("l'adresse e-mail personnelle de la designeuse ?", "Écrivez à eig@beta.gouv.fr.", "personal"),
        ("son numéro perso svp", "Une personne en design.", "personal"),
        ("mon projet personnel compte ?", "Oui.", None),
        ("comment s'appelle le formulaire ?", "Le formulaire n’a pas de nom.", None),
        ("Quelle est la note minimale ?", "Chaque critère est noté de 0 à 5.", "mark"),
        ("Quelle est la note minimale ?", "Aucune note éliminatoire n’est publiée.", None),
        ("qui est le plus jeune ?", "L’âge moyen est de 30 ans.", "extreme"),
        ("c'est qui le mentor du projet Phare ?", "Un outil pour les marins.", "person"),
        ("qui est son sponsor", "Le sponsor, une directrice, suivait le projet.", None),
        ("combien d'argent le fonds donne ?", "Un fonds pour les services qui grandissent.", "money"),
        ("how much money does it give?", "Up to 50,000 euros.", None),
        ("l'adresse exacte svp", "À Paris.", "address"),
        ("l'adresse exacte svp", "20, avenue de Ségur, 75007 Paris", None),
        ("le lien du code ?", "Un service en ligne.", "code"),
        ("le lien du code ?", "https://github.com/exemple/exemple", None),
        ("et pourquoi ?", "Le projet est abandonné depuis mars.", "reason"),
        ("pq ?", "Le projet est abandonné, faute de moyens.", None),
        ("pourquoi ça a bougé ?", "La clôture a été reportée au 19 avril 2022.", "reason"),
        ("pourquoi demander les ressources à l'avance ?", "Dix mois.", None),
        ("why would I move to Paris?", "Ten months.", None),
        ("why was it moved?", "The deadline was extended to 19 April 2022.", "reason"),
        ("pourquoi dix mois ?", "Le contrat dure dix mois.", None),
        ("quand sort la prochaine version ?", "Un simulateur.", "release"),
        ("où en est mon dossier ?", "La réponse arrive en juillet.", "file"),
        ("candidature partie le 20 avril, toujours pas de nouvelle", "C’est clos.", "file"),
        ("pourquoi mon dossier a été refusé au printemps ???", "Six critères.", "file"),
        ("je n'ai toujours pas de nouvelles de ma candidature", "C’est clos.", "file"),
        ("toujours pas de retour du jury", "En juin.", "file"),
        ("j'ai eu aucune réponse", "En juin.", "file"),
        ("mon dossier doit-il préciser mon statut actuel ?", "Oui.", None),
        ("je n'ai pas de réponse de mon employeur", "Parlez-lui.", None),
        ("encore de nouvelles candidatures possibles ?", "C’est clos.", None),
        ("un modèle de dossier ?", "Six sections.", None),
        ("de la part de mon chef, merci", "De rien.", None),
        ("un jour par semaine de télétravail autorisé ?", "Deux jours.", None),
        ("j'ai raté le webinaire, vous avez le lien du replay ?", "C’était le 30 mars.", "replay"),
        ("l'enregistrement de la candidature se termine quand ?", "C’est clos.", None),
        ("faut-il joindre une vidéo de présentation ?", "Un CV.", None),
        ("When does it start and is it paid?", "On 13 September.", None),
        ("la première paye tombe quand ?", "Arrivée le 13 septembre.", "payday"),
        ("c'est payé combien ?", "4 000 € net par mois.", None),
        ("quand arrivent les résultats ?", "En juillet.", None),
        ("combien d'agents l'utilisent ?", "Un tableur pour l’État.", "users"),
        ("how many people use it?", "Two people built it.", "users"),
        ("combien d'utilisateurs ?", "En 2023, 12 000 utilisateurs par mois.", None),
        ("le salaire moyen réellement versé ?", "4 000 € net par mois.", "mean_pay"),
        ("on gagne combien en moyenne ?", "4 000 € en moyenne.", None),
        ("combien de candidats ?", "L’appel ferme le 19 avril 2022.", "count"),
        ("combien de candidats ?", "300 candidatures pour 34 postes.", None),
        ("quelle proportion de femmes ?", "34 personnes, arrivées le 12 septembre.", "share"),
        ("what time of year do calls open?", "In spring.", None),
        ("je n'ai pas eu de réponse sur la session 2", "Elle est close.", None),  # what it asks is not seen here
        ("où en est le projet ?", "Il est achevé.", None),
        ("quel pourcentage d'autodidactes ?", "Ils sont les bienvenus.", "share"),
        ("la part des femmes ?", "La part de femmes était de 17,4 %.", None),
        ("la part variable, c'est combien ?", "Selon l’expérience.", None),
        ("combien de gens ont retenté leur chance ?", "On peut candidater à nouveau.", "count"),
        ("combien de personnes par équipe ?", "Deux ou trois EIG par projet.", None),
        ("vous reprendrez des designers un jour ?", "Ils ne sont plus recherchés.", "future"),
        ("le full remote sera-t-il autorisé un jour ?", "Deux jours par semaine.", "future"),
        ("are you planning a new track?", "Three profiles are looked for.", "future"),
        ("il a coûté combien au contribuable ?", "Un outil pour les tribunaux.", "cost"),
        ("combien ça coûte ?", "Un forfait de 20 000 € par personne.", None),
        ("un mac ou un pc ?", "Un ordinateur adapté au métier.", "brand"),
        ("quel lien avec le RNB ?", "Un projet.", None),
        ("le site svp", "Un projet.", "site"),
        ("où trouver le code du travail ?", "Un projet.", None),
        ("c'est du code ou du no code ?", "Un projet.", None),
        ("où je trouve le code ?", "Un projet.", "code"),
        ("nom des trois métiers recherchés", "Trois métiers.", None),
        ("combien d'euros de fraude détectée ?", "Un projet.", None),
        ("on a droit au mac ou c'est un PC windows imposé ?", "Un ordinateur adapté au métier.", "brand"),
        ("Quels étaient les noms des deux personnes ?", "Deux personnes y travaillent.", "names"),
        ("c'est écrit en quel langage et sous quelle licence ?", "Un outil pour les tribunaux.", "licence"),
        ("c'est codé en quoi ?", "Formés à R et à Python.", None),
        ("combien d'argent touche-t-on en 2024 ?", "4 250 € net par mois.", None),
        ("Pouvez-vous présenter le programme en quelques mots ?", "Un programme public.", None),
        ("Basegun a été développé dans quel ministère ?", "À l’Intérieur.", None),
        ("combien y a-t-il de dossiers à remplir ?", "Un seul.", None),
        ("c'est codé en quoi ?", "Un outil pour les tribunaux.", "licence"),
        ("Quel budget pour les EIG en 2025 ?", "La DINUM les paie.", "budget"),
        ("combien y a-t-il eu de candidats au sprint 4 ?", "Du 3 au 26 avril.", "received"),
        ("Et pourquoi, celui sur les transports ?", "Il a été abandonné.", "reason"),
        ("combien d'euros au maximum par produit ?", "Le fonds aide à changer d’échelle.", "cost"),
        ("combien d'euros par mois ?", "4 250 € net.", None),
        ("la durée va changer ?", "Aucune autre durée n’est annoncée.", None),
        ("comment ne pas rater la prochaine fois ?", "Suivez la page du programme.", None),
        ("c'est payé combien ?", "12 000 euros.", None),
        ("combien de candidatures avez-vous déjà reçues ?", "L’appel est ouvert, encore 21 jours.", "received"),
        ("combien de candidatures reçues la dernière fois ?", "Il y a eu 574 candidatures.", None),
        ("combien de plus de 50 ans dans les deux dernières ?", "L’âge moyen était de 31 ans.", "count"),
        ("existe-t-il un recours contre ce refus ?", "La demande se dépose avant le 29 mars.", "appeal"),
        ("on peut faire appel à vous ?", "Écrivez à l’équipe.", None),
        ("how does it appeal to designers?", "By its missions.", None),
        ("le recours à un prestataire est possible ?", "Non.", None),
        ("quelle est la place du logiciel libre ?", "Le code est publié.", None),
        ("combien de dossiers peut-on déposer ?", "Un seul.", None),
        ("how many projects do you get each year?", "131 projects.", None),
        ("l'entrée est gratuite ?", "La restitution a lieu le 17 juin.", "entry"),
        ("is it free to attend?", "Entry is free of charge.", None),
        ("is it still alive?", "A tool for courts.", "state"),
        ("l'outil est toujours en service ?", "Un outil pour les tribunaux.", "state"),
        ("Est-ce qu'il a déjà été rendu au ministère ?", "Un outil.", "state"),
        ("il tourne encore ?", "Un outil. État : en accélération.", None),
        ("a-t-il été abandonné ?", "Abandonné en 2021.", None),
        ("", "", None),
    ],
)
def test_what_an_answer_does_not_tell(question: str, answer: str, sort: str | None) -> None:
    assert missing(question, answer) == sort


@given(st.text(), st.text())
def test_any_text_is_read(question: str, answer: str) -> None:
    assert missing(question, answer) in {None, *KINDS}


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_each_sort_has_its_sentence(lang: str) -> None:
    assert {f"reply.lacks_{sort}" for sort in KINDS} <= set(catalogue(lang))


@pytest.mark.parametrize(
    ("asked", "is_so"),
    [
        ("sur le sprint 5 combien ont ete retenus ??", True),
        ("combien de postes a pourvoir dans la session ouverte la ?", True),
        ("combien de gens pris a l'appel de l'automne ?", True),
        ("combien de personnes recrutees en 2024 ?", False),
        ("combien de sprints par an ?", False),
    ],
)
def test_the_number_of_one_round(asked: str, is_so: bool) -> None:
    assert asks_of_one_round(asked, {"sprint"}) == is_so
    assert not asks_of_one_round(asked, set())
