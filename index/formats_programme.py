"""The two files of which there is one: `programme.yaml` and `calendar.yaml`."""

from __future__ import annotations

import re
from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from index.calendar import CANDIDATES, Calendar, Event, Kind, Version
from index.documents import Cohort, Contact, Place, Programme, Term
from index.fields import Fields, safe_link
from index.formats import yaml_root
from index.problems import Report
from index.windows import Window
from index.yaml_nodes import Node

SECTIONS = ("topics", "profiles", "themes", "statuses", "places", "administrations")
"""The vocabulary's sections in `programme.yaml`."""

_LANGUAGE = re.compile(r"[a-z]{2}")
_PLAIN = ZoneInfo("UTC")
"""For comparing two local moments with each other."""

_PROGRAMME = (
    "name", "short_name", "operator", "description", "timezone", "languages", "contact", "links", "cohort_word",
    "cohort_words", "project_words", "standing_entries", "cohorts", *SECTIONS,
)  # fmt: skip


def programme(text: str, path: str, report: Report) -> Programme | None:
    """Read `programme.yaml`."""
    root = yaml_root(text, path, report)
    if root is None:
        return None
    languages = _languages(root)
    translated = (f"description_{lang}" for lang in languages[1:])
    known = (*_PROGRAMME, *translated)
    fields = Fields(root, path, report, "le fichier", known)
    for code, line in fields.lined_phrases("languages"):
        if not _LANGUAGE.fullmatch(code):
            hint = "écrire des codes de deux lettres, la première langue d’abord : [fr, en]"
            fields.error(line, f"langue inconnue : {code}", hint)
    timezone = fields.text("timezone", required=True)
    try:
        ZoneInfo(timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: the name of a folder of zones
        fields.error(fields.line_of("timezone"), f"fuseau inconnu : {timezone}", "écrire par exemple Europe/Paris")
    contact = _contact(fields, languages)
    word = fields.node("cohort_word")
    cohort_word = {}
    if word is None:
        hint = f"ajouter « cohort_word: {{{', '.join(f'{lang}: …' for lang in languages)}}} »"
        fields.error(fields.line, "il manque le champ « cohort_word »", hint)
    else:
        inner = Fields(word, path, report, "« cohort_word »", languages)
        cohort_word = {lang: inner.text(lang, required=lang == languages[0]) for lang in languages}
        fields.ok = fields.ok and inner.ok
    taken: set[tuple[str, str]] = set()
    cohorts = [c for node in fields.items("cohorts") if (c := _cohort(node, fields, languages, taken))]
    terms = {
        section: tuple(t for node in fields.items(section) if (t := _term(node, fields, languages, section, taken)))
        for section in SECTIONS
    }
    _regions(fields, {t.id for t in terms["places"]})
    result = Programme(
        name=fields.text("name", required=True),
        short_name=fields.text("short_name", required=True),
        operator=fields.text("operator"),
        description=fields.texts("description", languages, limit=1_000),
        timezone=timezone,
        languages=languages,
        contact=contact,
        links=fields.sources("links"),
        cohort_word=cohort_word,
        cohort_words=(*cohort_word.values(), *fields.phrases("cohort_words")),
        project_words=fields.phrases("project_words"),
        standing_entries=fields.identifiers("standing_entries"),
        cohorts=tuple(sorted(cohorts, key=lambda c: c.starts)),
        terms=terms,
        place=Place(path, root.line, fields.lines),
    )
    return result if fields.ok else None


def languages_in(content: bytes) -> tuple[str, ...]:
    """The languages of a `programme.yaml` that is otherwise wrong, so that other files are judged fairly."""
    root = yaml_root(content.decode(errors="replace"), "", Report())
    return _languages(root) if root else ("fr",)


def _languages(root: Node) -> tuple[str, ...]:
    node = root.value.get("languages") if isinstance(root.value, dict) else None
    values = node.value if node is not None and isinstance(node.value, list) else []
    codes = (v.value for v in values if isinstance(v.value, str) and _LANGUAGE.fullmatch(v.value))
    return tuple(dict.fromkeys(codes)) or ("fr",)


def _contact(fields: Fields, languages: tuple[str, ...]) -> Contact:
    node = fields.node("contact")
    if node is None:
        fields.error(fields.line, "il manque le champ « contact »", "ajouter « contact: » avec name, email et url")
        return Contact({}, "", "")
    names = ("name", "email", "url", "former", *(f"name_{lang}" for lang in languages[1:]))
    inner = Fields(node, fields.path, fields.report, "« contact »", names)
    email, url = inner.text("email", required=True), inner.text("url")
    if email and not safe_link(f"mailto:{email}"):
        inner.error(inner.line_of("email"), f"adresse refusée : {email}", "écrire une adresse électronique complète")
    if url and not safe_link(url):
        inner.error(inner.line_of("url"), f"adresse refusée : {url}", "écrire une adresse complète en https://")
    former = [
        _former_address(Fields(n, fields.path, fields.report, "« former »", ("until", "email")))
        for n in inner.items("former")
    ]
    fields.ok = fields.ok and inner.ok and all(former)
    name = inner.texts("name", languages, required=True)
    return Contact(name, email, url, tuple(sorted(one for one in former if one)))


def _former_address(fields: Fields) -> tuple[date, str] | None:
    """An address of before and its last day; None when either is wrong."""
    until, email = fields.day("until", required=True), fields.text("email", required=True)
    if email and not safe_link(f"mailto:{email}"):
        fields.error(fields.line_of("email"), f"adresse refusée : {email}", "écrire une adresse électronique complète")
    return (until, email) if until and fields.ok else None


def _once(fields: Fields, section: str, taken: set[tuple[str, str]]) -> str:
    """The identifier of an element, which no other element of its section may carry."""
    value = fields.identifier("id", required=True)
    if value and (section, value) in taken:
        fields.error(
            fields.line_of("id"), f"« {section} » : l’identifiant « {value} » est déjà pris", "changer l’un des deux"
        )
    taken.add((section, value))
    return value


def _regions(fields: Fields, places: set[str]) -> None:
    for node in fields.items("places"):
        region = node.value.get("region") if isinstance(node.value, dict) else None
        if region is not None and isinstance(region.value, str) and region.value not in places:
            hint = "citer l’identifiant d’un autre lieu de « places », ou l’y ajouter"
            fields.error(region.line, f"« region: {region.value} » n’existe pas", hint)


def _cohort(node: Node, parent: Fields, languages: tuple[str, ...], taken: set[tuple[str, str]]) -> Cohort | None:
    names = ("id", "name", "years", "from", "also", "side", "profiles", *(f"name_{lang}" for lang in languages[1:]))
    fields = Fields(node, parent.path, parent.report, "chaque élément de « cohorts »", names)
    cohort = Cohort(
        _once(fields, "cohorts", taken),
        fields.texts("name", languages, required=True),
        fields.text("years"),
        fields.day("from", required=True),  # type: ignore[arg-type]  # None: `ok` is False
        fields.phrases("also"),
        fields.flag("side"),
        fields.identifiers("profiles"),
    )
    parent.ok = parent.ok and fields.ok
    return cohort if fields.ok else None


def _term(
    node: Node, parent: Fields, languages: tuple[str, ...], section: str, taken: set[tuple[str, str]]
) -> Term | None:
    own = {"statuses": ("narrower",), "places": ("outside",)}.get(section, ())
    names = ("id", "name", "also", "region", *own, *(f"name_{lang}" for lang in languages[1:]))
    fields = Fields(node, parent.path, parent.report, "chaque mot du vocabulaire", names)
    term = Term(
        _once(fields, section, taken),
        fields.texts("name", languages, required=True),
        fields.phrases("also"),
        fields.identifier("region") or None,
        fields.phrases("narrower") if "narrower" in own else (),
        fields.phrases("outside") if "outside" in own else (),
    )
    parent.ok = parent.ok and fields.ok
    return term if fields.ok else None


def calendar(text: str, path: str, report: Report, languages: tuple[str, ...], timezone: str) -> Calendar:
    """Read `calendar.yaml`; what is wrong in it is left out and reported."""
    root = yaml_root(text, path, report)
    if root is None:
        return Calendar(timezone)
    fields = Fields(root, path, report, "le fichier", ("kinds", "events"))
    taken: set[tuple[str, str]] = set()
    kinds = [k for node in fields.items("kinds", required=True) if (k := _kind(node, fields, languages, taken))]
    known = {k.id for k in kinds}
    events: list[Event] = []
    for node in fields.items("events"):
        event = _event(node, fields, languages, taken)
        if event and event.kind not in known:
            hint = f"l’une de : {', '.join(sorted(known))}"
            report.error(path, event.place.at("kind"), f"sorte d’événement inconnue : {event.kind}", hint)
        elif event:
            events.append(event)
    return Calendar(timezone, tuple(kinds), tuple(events)).with_announcements()


def _kind(node: Node, parent: Fields, languages: tuple[str, ...], taken: set[tuple[str, str]]) -> Kind | None:
    translated = [f"{name}_{lang}" for name in ("name", "question", "meanwhile") for lang in languages[1:]]
    names = (
        "id", "name", "question", "also", "audience", "call", "reveals_projects", "tells_results", "begins_work", "ends_work",
        "if_late", "meanwhile", "meanwhile_from", "meanwhile_source", *translated,
    )  # fmt: skip
    fields = Fields(node, parent.path, parent.report, "chaque élément de « kinds »", names)
    kind = Kind(
        _once(fields, "kinds", taken),
        fields.texts("name", languages, required=True),
        fields.texts("question", languages, required=True),
        fields.phrases("also"),
        fields.text("audience") or CANDIDATES,
        fields.flag("call"),
        fields.flag("reveals_projects"),
        fields.flag("tells_results"),
        fields.flag("begins_work"),
        fields.flag("ends_work"),
        fields.identifier("if_late"),
        fields.texts("meanwhile", languages),
        fields.day("meanwhile_from"),
        fields.sources("meanwhile_source"),
        Place(parent.path, node.line, fields.lines),
    )
    return kind if fields.ok else None


def _event(node: Node, parent: Fields, languages: tuple[str, ...], taken: set[tuple[str, str]]) -> Event | None:
    translated = [f"{name}_{lang}" for name in ("title", "note") for lang in languages[1:]]
    names = (
        "id", "kind", "cohort", "title", "start", "end", "by", "planned", "cancelled", "step", "announced_on", "history", "note", "source",
        *translated,
    )  # fmt: skip
    fields = Fields(node, parent.path, parent.report, "chaque événement", names)
    window = _window(fields)
    history: list[Version] = []
    for item in fields.items("history"):
        inner = Fields(
            item, parent.path, parent.report, "chaque élément de « history »", ("known_on", "start", "end", "by")
        )
        known_on, value = inner.day("known_on", required=True), _window(inner)
        fields.ok = fields.ok and inner.ok
        if known_on and value:
            history.append(Version(known_on, value))
    if [v.known_on for v in history] != sorted(v.known_on for v in history):
        fields.error(
            fields.line_of("history"),
            "« history » n’est pas dans l’ordre",
            "mettre la valeur la plus ancienne en premier",
        )
    if history and window and history[-1].window != window:
        hint = "recopier dans la dernière ligne de « history » les valeurs de start, end ou by"
        fields.error(
            fields.line_of("history"), "la dernière valeur de « history » n’est pas celle de l’événement", hint
        )
    note = fields.texts("note", languages)
    event = Event(
        id=_once(fields, "events", taken),
        kind=fields.identifier("kind", required=True),
        title=fields.texts("title", languages, required=True),
        window=window or Window(),
        cohort=fields.identifier("cohort") or None,
        planned=fields.flag("planned"),
        cancelled=fields.flag("cancelled"),
        step=fields.flag("step"),
        announced_on=fields.day("announced_on"),
        history=tuple(history),
        note=note or None,
        sources=fields.sources("source", required=True),
        place=Place(parent.path, node.line, fields.lines),
    )
    return event if fields.ok and window else None


def _window(fields: Fields) -> Window | None:
    if not any(fields.has(name) for name in ("start", "end", "by")):
        fields.error(fields.line, "aucune date", "ajouter « start: » (et « end: ») ou « by: »")
        return None
    window = Window(fields.moment("start"), fields.moment("end"), fields.moment("by"))
    if window.by and (window.start or window.end):
        hint = "garder « by » (au plus tard le), ou « start » et « end », pas les deux"
        fields.error(fields.line_of("by"), "« by » avec « start » ou « end »", hint)
        return None
    if window.start and window.end and window.end.last(_PLAIN) < window.start.first(_PLAIN):
        fields.error(fields.line_of("end"), "« end » est avant « start »", "échanger les deux dates")
        return None
    return window if fields.ok else None
