"""Reminders of the programme's dates: asked for, told once at a civil hour, moved when the calendar moves.

Rooms: `schedule` says when one is due, `dates` what was last known of each event, `service` what people do with their
reminders and what becomes due, `notices` what they read.
"""
