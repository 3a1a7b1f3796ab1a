"""Typed reading of a mapping's fields; every mistake becomes a problem with its line and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from urllib.parse import urlsplit

from index.documents import Source, Texts
from index.problems import Report
from index.text import clean, has_letters
from index.windows import Moment
from index.yaml_nodes import Node

ID_FORM = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ID_HINT = "écrire en minuscules sans accent, chiffres et tirets, par exemple « salaire-2022 »"
_DATE_HINT = "écrire le jour sous la forme AAAA-MM-JJ, par exemple 2026-11-24"


class Fields:
    """Reads the fields of one mapping. `ok` turns False with the first error."""

    def __init__(self, node: Node, path: str, report: Report, what: str, known: Iterable[str]) -> None:
        self.path, self.report, self.line, self.ok = path, report, node.line, True
        self._members: dict[str, Node] = {}
        self._shaped = isinstance(node.value, dict)
        self.lines: dict[str, int] = {}
        """The line of each field, and of each element read from its lists: what `Place.lines` keeps."""
        if not isinstance(node.value, dict):
            hint = "voir l’exemple dans knowledge/README.md"
            self.error(node.line, f"{what} : on attend des champs « nom: valeur »", hint)
            return
        self._members = node.value
        self.lines.update(node.key_lines)
        for name, line in node.repeated:
            self.error(line, f"le champ « {name} » est écrit deux fois", "n’en garder qu’un")
        names = set(known)
        for name in node.value:
            if name not in names:
                self.error(
                    self.line_of(name), f"champ inconnu « {name} »", f"champs possibles : {', '.join(sorted(names))}"
                )

    def error(self, line: int, message: str, hint: str) -> None:
        self.ok = False
        self.report.error(self.path, line, message, hint)

    def warning(self, line: int, message: str, hint: str) -> None:
        self.report.warning(self.path, line, message, hint)

    def _missing(self, message: str, hint: str, name: str) -> None:
        if self._shaped:  # of something that is no mapping, one problem is enough
            self.error(self.line_of(name), message, hint)

    def line_of(self, name: str) -> int:
        return self.lines[name] if name in self._members else self.line

    def has(self, name: str) -> bool:
        return name in self._members and self._members[name].value is not None

    def node(self, name: str) -> Node | None:
        return self._members.get(name)

    def text(self, name: str, required: bool = False, limit: int = 400) -> str:
        """A sentence, "" when missing."""
        node = self._members.get(name)
        if node is None or node.value is None:
            if required:
                self._missing(f"il manque le champ « {name} »", f"ajouter une ligne « {name}: … »", name)
            return ""
        if not isinstance(node.value, str):
            hint = "mettre la valeur entre guillemets si elle contient « : » ou « # »"
            self.error(self.line_of(name), f"« {name} » doit être un texte", hint)
            return ""
        text = _whole(node.value, limit)
        if len(text) > limit:
            self.error(self.line_of(name), f"« {name} » dépasse {limit} signes", _shorten(text, limit))
        if required and not has_letters(text):
            self.error(self.line_of(name), f"« {name} » est vide", "écrire la valeur")
        return text[:limit]

    def identifier(self, name: str, required: bool = False) -> str:
        value = self.text(name, required)
        if value and not ID_FORM.fullmatch(value):
            self.error(self.line_of(name), f"« {name}: {value} » n’est pas un identifiant", _ID_HINT)
        return value

    def texts(self, name: str, languages: tuple[str, ...], required: bool = False, limit: int = 400) -> Texts:
        """`name` in the first language and `name_LANG` in the others."""
        found = {languages[0]: self.text(name, required, limit)}
        for lang in languages[1:]:
            if text := self.text(f"{name}_{lang}", limit=limit):
                found[lang] = text
        return {lang: text for lang, text in found.items() if text}

    def phrases(self, name: str, required: bool = False, limit: int = 400) -> tuple[str, ...]:
        """A list of short texts, without empty ones."""
        return tuple(text for text, _ in self.lined_phrases(name, required, limit))

    def lined_phrases(self, name: str, required: bool = False, limit: int = 400) -> list[tuple[str, int]]:
        node = self._members.get(name)
        if node is None or node.value is None:
            if required:
                hint = f"ajouter « {name}: [première, deuxième] »"
                self._missing(f"il manque la liste « {name} »", hint, name)
            return []
        if not isinstance(node.value, list):
            self.error(self.line_of(name), f"« {name} » doit être une liste", "une valeur par ligne, précédée de « - »")
            return []
        found: list[tuple[str, int]] = []
        for item in node.value:
            if not isinstance(item.value, str):
                self.error(item.line, f"« {name} » : chaque élément doit être un texte", "le mettre entre guillemets")
                continue
            text = _whole(item.value, limit)
            if not has_letters(text):
                self.error(item.line, f"« {name} » : élément sans lettre ni chiffre", "l’écrire ou l’ôter")
            elif len(text) > limit:
                self.error(item.line, f"« {name} » : élément de plus de {limit} signes", _shorten(text, limit))
            else:
                found.append((text, item.line))
                self.lines.setdefault(text, item.line)
        return found

    def identifiers(self, name: str, required: bool = False) -> tuple[str, ...]:
        found = self.lined_phrases(name, required)
        for text, line in found:
            if not ID_FORM.fullmatch(text):
                self.error(line, f"« {text} » n’est pas un identifiant", _ID_HINT)
        return tuple(text for text, _ in found)

    def day(self, name: str, required: bool = False) -> date | None:
        value = self.text(name, required)
        if not value:
            return None
        try:
            moment = Moment.parse(value)
        except ValueError:
            moment = None
        if moment is None or moment.precision != "day":
            self.error(self.line_of(name), f"« {name}: {value} » n’est pas un jour qui existe", _DATE_HINT)
            return None
        return moment.day

    def moment(self, name: str) -> Moment | None:
        value = self.text(name)
        if not value:
            return None
        try:
            return Moment.parse(value)
        except ValueError:
            hint = "écrire AAAA, AAAA-MM, AAAA-MM-JJ ou AAAA-MM-JJTHH:MM, par exemple 2022-04-19T23:59"
            self.error(self.line_of(name), f"« {name}: {value} » n’est pas une date qui existe", hint)
            return None

    def flag(self, name: str) -> bool:
        value = self.text(name).lower()
        if value not in {"", "true", "false"}:
            self.error(self.line_of(name), f"« {name}: {value} » n’est ni true ni false", "écrire true ou false")
        return value == "true"

    def number(self, name: str) -> int | None:
        value = self.text(name)
        if not value:
            return None
        if not value.isascii() or not value.isdigit():
            self.error(self.line_of(name), f"« {name}: {value} » n’est pas un nombre entier", "écrire par exemple 10")
            return None
        return int(value)

    def items(self, name: str, required: bool = False) -> list[Node]:
        node = self._members.get(name)
        if node is None or node.value is None:
            if required:
                self._missing(f"il manque la liste « {name} »", "voir l’exemple dans knowledge/README.md", name)
            return []
        if not isinstance(node.value, list):
            self.error(self.line_of(name), f"« {name} » doit être une liste", "un élément par ligne, précédé de « - »")
            return []
        return node.value

    def sources(self, name: str, required: bool = False) -> tuple[Source, ...]:
        found: list[Source] = []
        nodes = self.items(name, required)
        if required and (node := self._members.get(name)) and node.value == []:
            self.error(self.line_of(name), "aucune source", "ajouter au moins une source avec title et url")
        for node in nodes:
            source = Fields(node, self.path, self.report, f"« {name} »", ("title", "url", "updated"))
            title, url = source.text("title", required=True), source.text("url", required=True, limit=1_000)
            if url and not safe_link(url):
                hint = "écrire une adresse complète en https://"
                source.error(source.line_of("url"), f"adresse refusée : {url}", hint)
            updated = source.text("updated")
            if updated and not _is_date(updated):
                hint = "écrire AAAA, AAAA-MM ou AAAA-MM-JJ"
                source.error(source.line_of("updated"), f"« updated: {updated} » n’est pas une date", hint)
            self.ok = self.ok and source.ok
            found.append(Source(title, url, updated))
        return tuple(found)


def safe_link(url: str) -> bool:
    """Whether `url` is an absolute web or mail address (never javascript:, data: or a relative path)."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    if not url.isprintable() or any(c.isspace() or c in '<>"\\' for c in url):
        return False
    if parts.scheme == "mailto":
        return "@" in parts.path.strip("@")
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def _whole(value: str, limit: int) -> str:
    """`value` cleaned and never cut below `limit` + 1 characters, so that what is too long shows."""
    return clean(value, max(limit + 2, len(value)))


def _shorten(text: str, limit: int) -> str:
    return f"raccourcir d’au moins {len(text) - limit} signes"


def _is_date(text: str) -> bool:
    try:
        Moment.parse(text)
    except ValueError:
        return False
    return True
