"""Moments, periods and distances in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date

from bot.texts import say, spoken
from index.holidays import ZONE, holidays_in, working_days
from index.windows import Moment, Window

TO_THE_MINUTE = 13
"""Under so many hours before an end, what remains is told to the minute."""

MONTH = 30.44
"""Days of a mean month."""

DAYS_OF_A_WEEK, SATURDAY = 7, 5

YEARS_FROM = 24
"""Months from which on a span is told in years."""


class Moments:
    """Says dates at one moment, in one language."""

    def __init__(self, zone: ZoneInfo, now: datetime, lang: str, weekdays: bool = False, counting: str = "") -> None:
        """`now` is aware; any time zone. `weekdays`: whether days of the past are told with theirs too.

        `counting`: "hours", "days", "inclusive", "working", "weeks", "months" or "weekends", where times are counted in these, and what is to come however far it is.
        """
        self.zone, self.weekdays, self.counting = zone, weekdays, counting
        self.now = now.astimezone(zone)
        self.lang = spoken(lang)

    def whose_time(self) -> str:
        """Of which town all hours are, by the name of their time zone."""
        return say(self.lang, "dates.whose_time", place=self.place())

    def place(self) -> str:
        """The town whose hours are told."""
        return self.zone.key.rpartition("/")[2].replace("_", " ")

    def day(self, day: date, weekday: bool = True) -> str:
        """« dimanche 3 avril 2022 », « 1er mai 2022 »."""
        weekday = weekday or self.weekdays
        if self.lang != "fr":
            return format_date(day, "EEEE d MMMM y" if weekday else "d MMMM y", locale=self.lang)
        text = format_date(day, "EEEE d MMMM y" if weekday else "d MMMM y", locale="fr")
        return re.sub(r"\b1 (?=[^\W\d])", "1er ", text) if day.day == 1 else text

    def days(self, days: Sequence[date]) -> str:
        """Some days with those of the week, at least one: « mercredi 8 mai, jeudi 9 mai et lundi 20 mai »."""
        *most, final = (self.day(day).removesuffix(f" {day.year}") for day in days)
        return f" {say(self.lang, 'dates.and')} ".join(filter(None, [", ".join(most), final]))

    def moment(self, moment: Moment, weekday: bool = True) -> str:
        """A moment to its own precision: « mars 2017 », « mardi 19 avril 2022 à 23 h 59 »."""
        if moment.precision == "year":
            return str(moment.local.year)
        if moment.precision == "month":
            return format_date(moment.day, "MMMM y", locale=self.lang)
        day = self.day(moment.day, weekday)
        return day if moment.precision == "day" else say(self.lang, "dates.at", day=day, time=self._time(moment.local))

    def _time(self, moment: datetime) -> str:
        if self.lang != "fr":
            return moment.strftime("%H:%M")
        return f"{moment.hour} h {moment.minute:02d}" if moment.minute else f"{moment.hour} h"

    def period(self, window: Window, weekday: bool = False) -> str:
        """« du 7 au 13 juin 2022 », « le 12 septembre 2022 », « au plus tard le 15 juillet 2022 »."""
        if window.by:
            return self.placed("by", window.by, weekday)
        start, end = window.start, window.end
        if start is None:
            return self.placed("until", window.deadline, weekday)
        if end is None or (start == end and start.precision != "minute"):
            return self.placed("on", start, weekday)
        if not (start.exact and end.exact):
            bounds = (self.placed("bound", m, weekday) for m in (start, end))
            return say(self.lang, "dates.between", start=next(bounds), end=next(bounds))
        if start.day == end.day and start.precision == "minute" == end.precision:
            times = say(self.lang, "dates.times", start=self._time(start.local), end=self._time(end.local))
            return f"{say(self.lang, 'dates.on', day=self.day(start.day, weekday))} {times}"
        first = self._without_repeats(start, end, weekday)
        return say(self.lang, "dates.from_to", start=first, end=self.moment(end, weekday))

    def placed(self, how: str, moment: Moment, weekday: bool = True) -> str:
        """A moment after its preposition, which its precision decides: « depuis le 3 avril », « depuis avril »."""
        key = f"dates.{how}" if moment.exact else f"dates.{how}_{moment.precision}"
        return say(self.lang, key, day=self.moment(moment, weekday))

    def _without_repeats(self, start: Moment, end: Moment, weekday: bool) -> str:
        """« du 7 (au 13 juin 2022) »: the month and year that the end says too are left out."""
        if start.precision != "day":
            return self.moment(start, weekday)
        if not (weekday or self.weekdays) and (start.local.year, start.local.month) == (
            end.local.year,
            end.local.month,
        ):
            return "1er" if self.lang == "fr" and start.day.day == 1 else str(start.day.day)
        text = self.moment(start, weekday)
        return text.removesuffix(f" {start.local.year}") if start.local.year == end.local.year else text

    def remaining(self, until: datetime, announced: bool = True) -> str:
        """« encore 12 jours » (in calendar days), « encore 5 heures », « encore 1 h 09 », « encore 20 minutes ».

        `announced`: whether the hour is, and not the day alone.
        """
        days = (until.astimezone(self.zone).date() - self.now.date()).days
        if days > 0:
            text = say(self.lang, "dates.remaining_days" if days > 1 else "dates.remaining_day", n=days)
            return self._in_its_unit(
                text, self.now.date(), until.astimezone(self.zone).date(), until if announced else None
            )
        left = self._hours_until(until)
        return say(self.lang, "dates.remaining", span=left or say(self.lang, "dates.under_a_minute"))

    def delay(self, day: date, at: datetime | None = None) -> str:
        """« dans 12 jours », « demain », « dans 3 mois » (from 90 days on, unless these are counted).

        `at`: the minute, where it is known: « aujourd’hui, dans 25 minutes ».
        """
        days = (day - self.now.date()).days
        if days <= 0:
            today = say(self.lang, "dates.delay_today")
            soon = self._hours_until(at) if at and at > self.now else ""
            return f"{today}, {say(self.lang, 'dates.delay', span=soon)}" if soon else today
        if days == 1:
            return self._in_its_unit(say(self.lang, "dates.delay_tomorrow"), self.now.date(), day, at)
        if days >= 90 and self.counting in ("", "months"):
            return say(self.lang, "dates.delay_months", n=round(days / MONTH))
        return self._in_its_unit(say(self.lang, "dates.delay_days", n=days), self.now.date(), day, at)

    def _hours_until(self, moment: datetime) -> str:
        """The time until a `moment` as it passes, also where the clocks change; "" for less than one minute."""
        # In UTC: of two times of one zone, Python tells what the clocks on the wall differ by.
        return self.hours(moment.astimezone(UTC) - self.now.astimezone(UTC))

    def hours(self, span: timedelta) -> str:
        """« 60 h 30 » where hours are counted, « 5 heures », « 20 minutes »; "" for less than one minute."""
        hours, more = divmod(int(span.total_seconds() // 60), 60)
        if more and hours and (hours < TO_THE_MINUTE or self.counting == "hours"):
            return say(self.lang, "dates.hours_and", hours=hours, minutes=f"{more:02d}")
        if hours:
            return say(self.lang, "dates.hours" if hours > 1 else "dates.hour", n=hours)
        return say(self.lang, "dates.minutes" if more > 1 else "dates.minute", n=more) if more else ""

    def _in_its_unit(self, text: str, start: date, end: date, at: datetime | None = None) -> str:
        """A time in days, and in the unit in which it was asked for: « 12 jours, soit environ 2 semaines »; in hours, until `at`."""
        days = (end - start).days
        if self.counting == "hours" and at:
            return say(self.lang, "dates.in_unit", days=text, span=self._hours_until(at))
        if self.counting == "weeks" and days >= DAYS_OF_A_WEEK:
            count = round(days / DAYS_OF_A_WEEK)
            weeks = say(self.lang, "dates.weeks" if count > 1 else "dates.week", n=count)
            return say(
                self.lang, "dates.about_weeks" if days % DAYS_OF_A_WEEK else "dates.in_unit", days=text, span=weeks
            )
        if self.counting == "inclusive":
            return say(self.lang, "dates.with_today", days=text, n=days + 1)
        if self.counting == "working":
            return self.working(text, start + timedelta(days=1), end)
        if self.counting == "weekends":
            count = sum((start + timedelta(days=n)).weekday() == SATURDAY for n in range(1, days + 1))
            key = "dates.weekends" if count > 1 else "dates.weekend" if count else "dates.no_weekend"
            return say(self.lang, key, days=text, n=count)
        return text

    def working(self, text: str, first: date, last: date) -> str:
        """A time in days with how many of them are working days, and the holidays for which they are fewer."""
        if self.zone.key != ZONE or last < first:
            return text
        n = working_days(first, last)
        key = "dates.working" if n > 1 else "dates.working_one" if n else "dates.working_none"
        return say(self.lang, key, days=text, n=n) + self.but_holidays(first, last)

    def but_holidays(self, first: date, last: date) -> str:
        """The public holidays in a time that no week-end holds, in brackets; "" where there are none."""
        off = holidays_in(first, last)
        return say(self.lang, "dates.but_holidays", holidays=self.days(off)) if off else ""

    def ago(self, day: date) -> str:
        days = (self.now.date() - day).days
        if days <= 0:
            return say(self.lang, "dates.ago_today")
        return say(self.lang, "dates.ago_yesterday") if days == 1 else say(self.lang, "dates.ago_days", n=days)

    def since(self, moment: Moment) -> str:
        """How long ago a `moment` was: « hier », « il y a 12 jours », « il y a 6 ans et 5 mois »."""
        if moment.exact and (self.now.date() - moment.day).days <= 1:
            return self.ago(moment.day)
        if years := self._years_to_the_day(moment.day) if moment.exact else 0:
            return say(self.lang, "dates.ago_to_the_day", n=years)
        return say(self.lang, "dates.ago", span=self.age(moment))

    def _years_to_the_day(self, day: date) -> int:
        """The years since a `day`, where they are whole and told as years; else 0."""
        years = self.now.year - day.year
        return years if years * 12 >= YEARS_FROM and (day.month, day.day) == (self.now.month, self.now.day) else 0

    def age(self, moment: Moment) -> str:
        """The time from a `moment` of the past to now."""
        return self.in_years(moment, Moment(self.now.replace(tzinfo=None), "day"))

    def days_between(self, start: Moment, end: Moment) -> str:
        """« 34 jours »; "" where a day is not known, or both are the same."""
        days = (end.day - start.day).days
        if not (start.exact and end.exact) or days < 1:
            return ""
        return say(self.lang, "dates.days" if days > 1 else "dates.one_day", n=days)

    def length(self, start: Moment, end: Moment) -> str:
        """« 30 jours », « 146 jours, environ 5 mois », « 3258 jours, environ 8 ans et 11 mois », « environ 2 mois » where a day is not known."""
        days = (end.day - start.day).days
        count = max(1, round(days / MONTH))
        months = self._months(count)
        if days >= YEARS_FROM * MONTH and start.exact and end.exact:
            same = (start.day.month, start.day.day) == (end.day.month, end.day.day)
            return say(
                self.lang, "dates.days_are" if same else "dates.days_about", n=days, span=self.in_years(start, end)
            )
        if not (start.exact and end.exact):
            return say(self.lang, "dates.about", span=months)
        if self.counting in ("weeks", "weekends"):
            return self._in_its_unit(
                say(self.lang, "dates.days" if days > 1 else "dates.one_day", n=days), start.day, end.day
            )
        if self.counting == "months" and start.day.day == end.day.day and days:
            whole = (end.day.year - start.day.year) * 12 + end.day.month - start.day.month
            return say(self.lang, "dates.to_the_day", n=days, span=self._months(whole))
        key = "dates.days_about" if days > MONTH else "dates.days" if days > 1 else "dates.one_day"
        return say(self.lang, key, n=days, span=months)

    def in_years(self, begins: Moment, ends: Moment) -> str:
        """« 10 ans jour pour jour », « 4 ans et 3 mois »: whole years, and the months beyond; less than two as `length` tells it."""
        start, end = begins.day, ends.day
        if (end - start).days < YEARS_FROM * MONTH:
            return self.length(begins, ends)
        if not (begins.exact and ends.exact):
            about = say(self.lang, "dates.years", n=round((end - start).days / MONTH / 12))
            return say(self.lang, "dates.about", span=about)
        if (start.month, start.day) == (end.month, end.day):
            return say(self.lang, "dates.years_to_the_day", n=end.year - start.year)
        return self._months((end.year - start.year) * 12 + end.month - start.month - (end.day < start.day))

    def _months(self, count: int) -> str:
        """« 1 mois », « 23 mois », « 2 ans », « 5 ans et 8 mois »."""
        if count < YEARS_FROM:
            return say(self.lang, "dates.months" if count > 1 else "dates.month", n=count)
        years, months = divmod(count, 12)
        whole = say(self.lang, "dates.years", n=years)
        return say(self.lang, "dates.years_and", years=whole, months=self._months(months)) if months else whole
