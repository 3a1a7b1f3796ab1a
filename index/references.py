"""What can only be seen across files: duplicates, references to nothing, rules without a version in force."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from itertools import pairwise

from index.documents import Entry, Place, Project, SmallTalk, Translation
from index.formats import ABSTAIN
from index.knowledge import DATES_PREFIX, Knowledge
from index.problems import Report
from index.tenses import UNTIL
from index.text import fold

REFERENCE = re.compile(r"\{\{\s*([a-z]+)(?::\s*([^}\s]+))?\s*\}\}")
"""`{{start:EVENT}}` in an answer."""

ASPECTS = ("start", "end", "period", "status")
OWN_DAY = re.compile(r"[+-]\d{1,2}|\+\d{1,2}-1|\+\d{1,2}d(?::(?P<until>\S+))?")
"""Months before or after a day of the reader's own (the day before that: `{{own:+12-1}}`), or days after it: `{{own:-2}}`, `{{own:+15d}}`; until an event is over: `{{own:+15d:EVENT}}`."""
_LOOSE = re.compile(r"\{\{|\}\}")

_folded = lru_cache(maxsize=200_000)(fold)
"""Of phrasings, which are looked at again after every edit."""


def check_references(knowledge: Knowledge, report: Report) -> None:
    """Add to `report` every problem that a single file does not show."""
    _unique_ids(knowledge, report)
    _vocabulary(knowledge, report)
    _calendar_references(knowledge, report)
    _links_between_entries(knowledge, report)
    _entries_of_dates(knowledge, report)
    _periods(knowledge, report)
    _phrasings(knowledge, report)
    _golden(knowledge, report)


def _suggest(wrong: str, known: Iterable[str]) -> str:
    close = get_close_matches(wrong, sorted(set(known)), n=3, cutoff=0.5)
    return f"peut-être : {', '.join(close)}" if close else "vérifier l’identifiant"


def _unique_ids(knowledge: Knowledge, report: Report) -> None:
    seen: dict[str, Place] = {}
    owners: list[Entry | Project | SmallTalk] = [*knowledge.entries, *knowledge.projects, *knowledge.smalltalk]
    for owner in owners:
        if owner.id == ABSTAIN or owner.id.startswith(DATES_PREFIX):
            hint = f"« {ABSTAIN} » et « {DATES_PREFIX}… » sont réservés : choisir un autre identifiant"
            report.error(owner.place.path, owner.place.at("id"), f"« id: {owner.id} » est réservé", hint)
        if (first := seen.setdefault(owner.id, owner.place)) is not owner.place:
            hint = f"changer l’un des deux ; l’autre est {first.path}:{first.at('id')}"
            report.error(owner.place.path, owner.place.at("id"), f"l’identifiant « {owner.id} » est déjà pris", hint)
    for entry in knowledge.entries:
        if entry.rule and entry.rule in seen and entry.rule != entry.id:
            message = f"« rule: {entry.rule} » est aussi l’identifiant d’une fiche"
            report.error(entry.place.path, entry.place.at("rule"), message, "changer l’un des deux noms")
    families: set[str] = set()
    for family in knowledge.off_topic:
        if family.id in families:
            hint = "réunir les deux familles, ou changer l’un des deux identifiants"
            report.error(family.place.path, family.place.at("id"), f"deux familles s’appellent « {family.id} »", hint)
        families.add(family.id)


def _vocabulary(knowledge: Knowledge, report: Report) -> None:
    programme = knowledge.programme
    known = {section: {t.id for t in terms} for section, terms in programme.terms.items()}
    cohorts = {c.id for c in programme.cohorts}

    def refer(place: Place, name: str, values: Iterable[str], allowed: set[str]) -> None:
        for value in values:
            if value and value not in allowed:
                hint = f"{_suggest(value, allowed)} (liste dans programme.yaml)"
                report.error(place.path, place.at(value, name), f"« {name}: {value} » n’existe pas", hint)

    for entry in knowledge.entries:
        refer(entry.place, "topic", [entry.topic], known["topics"])
        refer(entry.place, "cohorts", entry.cohorts, cohorts)
    for project in knowledge.projects:
        refer(project.place, "cohort", [project.cohort], cohorts)
        refer(project.place, "themes", project.themes, known["themes"])
        refer(project.place, "profiles", project.profiles, known["profiles"])
        refer(project.place, "places", project.places, known["places"])
        refer(project.place, "administrations", project.administrations, known["administrations"])
        refer(project.place, "status", [project.status.id], known["statuses"])
    for event in knowledge.calendar.events:
        refer(event.place, "cohort", [event.cohort or ""], cohorts)


def _calendar_references(knowledge: Knowledge, report: Report) -> None:
    events = {e.id for e in knowledge.calendar.events}

    def look(text: str, path: str, first_line: int) -> None:
        for number, line in enumerate(text.split("\n"), first_line):
            for event in (m["event"] for m in UNTIL.finditer(line)):
                if event not in events:
                    report.error(path, number, f"événement inconnu : {event}", _suggest(event, events))
            line = UNTIL.sub("", line)
            for aspect, event in REFERENCE.findall(line):
                if (aspect, event) == ("calls", ""):
                    continue
                if aspect == "own" and (own := OWN_DAY.fullmatch(event)):
                    if own["until"] and own["until"] not in events:
                        report.error(
                            path, number, f"événement inconnu : {own['until']}", _suggest(own["until"], events)
                        )
                    continue
                if aspect not in ASPECTS:
                    hint = "écrire {{start:…}}, {{end:…}}, {{period:…}}, {{status:…}}, {{until:…|avant|après}}, {{own:-2}} ou {{calls}}"
                    report.error(path, number, f"renvoi inconnu : {{{{{aspect}}}}}", hint)
                elif event not in events:
                    report.error(path, number, f"événement inconnu : {event or '(vide)'}", _suggest(event, events))
            if _LOOSE.search(REFERENCE.sub("", line)):
                hint = "écrire {{start:IDENTIFIANT}} sans rien d’autre"
                report.error(path, number, "accolades qui ne forment pas un renvoi", hint)

    for entry in knowledge.entries:
        versions: tuple[Entry | Translation, ...] = (entry, *entry.translations.values())
        for told in versions:
            look(told.body, told.place.path, told.place.line)
            look(told.heading, told.place.path, told.place.at("question"))
    for project in knowledge.projects:
        look(project.body, project.place.path, project.place.line)
        for card in project.translations.values():
            look(card.body, card.place.path, card.place.line)


def _links_between_entries(knowledge: Knowledge, report: Report) -> None:
    """Entries that point to others, and those that the programme offers with every call."""
    known = {*knowledge.entries_by_id, *knowledge.versions, *knowledge.projects_by_id}
    for entry in knowledge.entries:
        for other in entry.related:
            if other not in known:
                line = entry.place.at(other, "related")
                report.error(entry.place.path, line, f"« related: {other} » n’existe pas", _suggest(other, known))
    programme = knowledge.programme
    for entry_id in programme.standing_entries:
        if entry_id not in known:
            line = programme.place.at(entry_id, "standing_entries")
            message = f"« standing_entries: {entry_id} » n’existe pas"
            report.error(programme.place.path, line, message, _suggest(entry_id, known))


def _entries_of_dates(knowledge: Knowledge, report: Report) -> None:
    """Entries that the kinds of the calendar point to."""
    known = {*knowledge.entries_by_id, *knowledge.versions}
    for kind in knowledge.calendar.kinds:
        if kind.if_late and kind.if_late not in known:
            line = kind.place.at("if_late")
            message = f"« if_late: {kind.if_late} » n’existe pas"
            report.error(kind.place.path, line, message, _suggest(kind.if_late, known))


def _periods(knowledge: Knowledge, report: Report) -> None:
    """Two versions in force on one day, or a rule that ended without a successor."""
    for unit, group in knowledge.versions.items():
        plain = [e for e in group if not _only_side(e, knowledge)]
        newest_first = sorted(plain, key=lambda e: e.valid_from or date.min, reverse=True)
        for newer, older in pairwise(e for e in newest_first if e.rule):  # the others clash by their identifier
            if older.valid_until is None or (newer.valid_from and older.valid_until >= newer.valid_from):
                hint = f"donner à {older.place.path} un « valid_until » avant le « valid_from » de {newer.place.path}"
                line = newer.place.at("valid_from", "rule")
                report.error(newer.place.path, line, f"deux versions de « {unit} » valent le même jour", hint)
        if newest_first and (last := newest_first[0]).valid_until and last.valid_until < date.today():
            hint = "écrire la version suivante, ou ôter « valid_until » si elle vaut encore"
            message = f"la réponse « {unit} » n’est plus valable depuis le {last.valid_until}"
            report.warning(last.place.path, last.place.at("valid_until"), message, hint)


def _only_side(entry: Entry, knowledge: Knowledge) -> bool:
    """Whether an entry holds only for special rounds, which never replace the current rule."""
    cohorts = [c for i in entry.cohorts if (c := knowledge.programme.cohort(i))]
    return bool(cohorts) and all(c.side for c in cohorts)


def _phrasings(knowledge: Knowledge, report: Report) -> None:
    """One phrasing in two places teaches the classifier two answers to one question."""
    first: dict[str, tuple[str, Place, str]] = {}
    shared: dict[str, dict[str, tuple[Place, str]]] = {}

    def own(unit: str, place: Place, phrases: Iterable[str]) -> None:
        for phrase in phrases:
            owner, its_place, said = first.setdefault(_folded(phrase), (unit, place, phrase))
            if owner != unit:
                shared.setdefault(_folded(phrase), {owner: (its_place, said)}).setdefault(unit, (place, phrase))

    for entry in knowledge.entries:
        own(entry.rule or entry.id, entry.place, (entry.question, *entry.also))
        for translation in entry.translations.values():
            own(entry.rule or entry.id, translation.place, (translation.question, *translation.also))
    for project in knowledge.projects:
        own(project.id, project.place, project.also)
    for kind in knowledge.calendar.kinds:
        own(DATES_PREFIX + kind.id, kind.place, kind.also)
    for talk in knowledge.smalltalk:
        own(talk.id, talk.place, talk.examples)
    for family in knowledge.off_topic:
        own(f"hors sujet « {family.id} »", family.place, family.examples)
    searches = knowledge.searches
    looking = {_folded(text) for text in searches.looking}
    own("« searches »", searches.place, searches.looking)
    own("« others »", searches.place, [text for text in searches.others if _folded(text) in looking])
    for phrase, units in shared.items():
        *others, (path, line) = (
            (place.path, place.at(said, "also", "examples", "searches", "others")) for place, said in units.values()
        )
        elsewhere = ", ".join(dict.fromkeys(f"{p}:{n}" for p, n in others))
        hint = f"la laisser à la fiche qui y répond le mieux, l’ôter de l’autre ({elsewhere})"
        report.warning(path, line, f"« {phrase} » figure dans {' et '.join(units)}", hint)


def _golden(knowledge: Knowledge, report: Report) -> None:
    for golden in knowledge.golden:
        if golden.expect != ABSTAIN and knowledge.unit_of(golden.expect) is None:
            hint = _suggest(golden.expect, [*knowledge.versions, *knowledge.entries_by_id, *knowledge.projects_by_id])
            line = golden.place.at("expect")
            report.error(golden.place.path, line, f"« expect: {golden.expect} » n’existe pas", hint)
