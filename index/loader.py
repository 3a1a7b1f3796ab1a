"""A knowledge folder -> Knowledge and a report. Unchanged files are not read twice (by content)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from index import formats, formats_programme, formats_projects
from index.calendar import Calendar
from index.documents import (
    Card,
    Entry,
    Golden,
    OffTopic,
    Programme,
    Project,
    Searches,
    SmallTalk,
    Synonyms,
    Translation,
)
from index.knowledge import Knowledge
from index.problems import Problem, Report
from index.references import check_references

FILE_LIMIT = 1_000_000
"""Bytes of one knowledge file; a larger one is a mistake."""

_ABOUT = frozenset({"README.md", "LICENCE.md", "LICENSE.md"})


class NoKnowledge(Exception):
    """The folder holds nothing that can be served; the message says what to do."""


@dataclass(frozen=True)
class Loaded:
    """What a folder gives. With an error in any file, `knowledge` holds what the good files say."""

    knowledge: Knowledge | None
    report: Report

    @property
    def sound(self) -> bool:
        return self.knowledge is not None and not self.report.errors


def files(folder: Path) -> dict[str, bytes]:
    """The knowledge files, by relative path, in order. Raises NoKnowledge when there is no such folder."""
    if not folder.is_dir():
        raise NoKnowledge(f"{folder}: no such folder; set BOT_KNOWLEDGE to a folder with programme.yaml")
    found: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        # _ABOUT explains the folder to people; hidden and editors' files (a~, .#a, 4913) are not knowledge.
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.suffix not in {".md", ".yaml"} or path.name in _ABOUT or hidden or path.is_dir():
            continue
        try:
            found[name] = path.read_bytes()[: FILE_LIMIT + 1]
        except OSError:
            continue  # deleted or renamed while we look: the watcher comes back
    return found


def digest_of(contents: dict[str, bytes]) -> str:
    """A name for the content of all files together."""
    total = hashlib.sha256()
    for name, content in contents.items():
        total.update(f"{name}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()


@dataclass
class Loader:
    """Reads a folder again and again, parsing only the files that changed."""

    folder: Path
    _parsed: dict[tuple[str, str], tuple[Any, tuple[Problem, ...]]] = field(default_factory=dict)

    def load(self, contents: dict[str, bytes] | None = None) -> Loaded:
        """Read all files. Never raises for what a file holds; raises NoKnowledge when the folder is missing."""
        contents = files(self.folder) if contents is None else contents
        report = Report()
        fresh: dict[tuple[str, str], tuple[Any, tuple[Problem, ...]]] = {}

        def read(name: str, parse: Any, context: str = "") -> Any:
            key = (name, hashlib.sha256(contents[name]).hexdigest() + context)
            if key not in self._parsed:
                own = Report()
                text = _decode(contents[name], name, own)
                self._parsed[key] = (None if text is None else parse(text, name, own), tuple(own.problems))
            fresh[key] = self._parsed[key]
            document, problems = fresh[key]
            report.problems.extend(problems)
            return document

        knowledge = self._assemble(contents, read, report)
        self._parsed = fresh
        if knowledge is not None:
            check_references(knowledge, report)
        return Loaded(knowledge, report)

    def _assemble(self, contents: dict[str, bytes], read: Any, report: Report) -> Knowledge | None:
        if "programme.yaml" not in contents:
            report.error("programme.yaml", 1, "fichier absent", "le créer : voir knowledge/README.md")
            return None
        programme: Programme | None = read("programme.yaml", formats_programme.programme)
        languages = programme.languages if programme else formats_programme.languages_in(contents["programme.yaml"])
        zone = programme.timezone if programme else "UTC"
        calendar = Calendar(zone)
        if "calendar.yaml" in contents:
            context = f"{zone} {languages}"
            calendar = (
                read("calendar.yaml", lambda t, p, r: formats_programme.calendar(t, p, r, languages, zone), context)
                or calendar
            )
        entries: dict[str, Entry] = {}
        translations: list[tuple[str, Translation | Card]] = []
        projects: dict[str, Project] = {}
        smalltalk: tuple[SmallTalk, ...] = ()
        off_topic: tuple[OffTopic, ...] = ()
        searches, synonyms = Searches(), Synonyms()
        golden: list[Golden] = []
        for name in contents:
            room = name.partition("/")[0]
            stem, _, lang = Path(name).stem.partition(".")
            if room in {"faq", "projects"} and name.endswith(".md") and lang:
                reader = formats.translation if room == "faq" else formats_projects.card
                translated = read(name, lambda t, p, r, lang=lang, reader=reader: reader(t, p, lang, r))
                if lang == languages[0]:
                    report.error(name, 1, f"« {lang} » est déjà la langue de la fiche", f"l’écrire dans {stem}.md")
                elif lang not in languages:
                    hint = f"langues de programme.yaml : {', '.join(languages)}"
                    report.error(name, 1, f"langue inconnue : {lang}", hint)
                elif translated:
                    translations.append((lang, translated))
            elif room == "faq" and name.endswith(".md"):
                if (entry := read(name, lambda t, p, r, stem=stem: formats.entry(t, p, stem, r))) is not None:
                    entries[name] = entry
            elif room == "projects" and name.endswith(".md"):
                project = read(
                    name, lambda t, p, r, stem=stem: formats_projects.project(t, p, stem, r, languages), str(languages)
                )
                if project is not None:
                    projects[name] = project
            elif name == "smalltalk.yaml":
                smalltalk = read(name, lambda t, p, r: formats.smalltalk(t, p, r, languages), str(languages)) or ()
            elif name == "off_topic.yaml":
                off_topic = read(name, formats.off_topic) or ()
            elif name == "searches.yaml":
                searches = read(name, formats.searches) or searches
            elif name == "synonyms.yaml":
                synonyms = read(name, formats.synonyms) or synonyms
            elif room == "golden" and name.endswith(".yaml"):
                golden.extend(read(name, formats.golden) or ())
            elif name not in {"programme.yaml", "calendar.yaml"}:
                hint = "le ranger dans faq/, projects/ ou golden/, ou l’ôter"
                report.warning(name, 1, "fichier que le guichet ne lit pas", hint)
        if programme is None:
            return None
        _translate(entries, projects, translations, contents, report)
        return Knowledge(
            programme, calendar, tuple(entries.values()), tuple(projects.values()), smalltalk, off_topic, synonyms,
            tuple(golden), digest_of(contents), searches,
        )  # fmt: skip


def _translate(
    entries: dict[str, Entry], projects: dict[str, Project], translations: list[tuple[str, Translation | Card]],
    contents: dict[str, bytes], report: Report,
) -> None:  # fmt: skip
    """Give each translation to the document that it is one of."""
    for lang, told in translations:
        original = told.place.path.removesuffix(f".{lang}.md") + ".md"
        if isinstance(told, Card) and (project := projects.get(original)):
            projects[original] = replace(project, translations={**project.translations, lang: told})
        elif isinstance(told, Translation) and (entry := entries.get(original)):
            entries[original] = replace(entry, translations={**entry.translations, lang: told})
        elif original not in contents:  # an original that is itself wrong has its own problem
            hint = "corriger le nom du fichier ou écrire la fiche"
            report.error(told.place.path, 1, f"traduction d’une fiche qui n’existe pas : {original}", hint)


def _decode(content: bytes, name: str, report: Report) -> str | None:
    if len(content) > FILE_LIMIT:
        report.error(name, 1, f"fichier de plus de {FILE_LIMIT // 1000} ko", "le couper en plusieurs fichiers")
        return None
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        report.error(name, line, "le fichier n’est pas en UTF-8", "l’enregistrer en « UTF-8 » dans l’éditeur")
        return None
