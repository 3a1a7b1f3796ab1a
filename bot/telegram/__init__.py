"""The Telegram channel: the assistant, in a chat. Knows no other channel."""

import os

# Waiting times of python-telegram-bot as timedelta, as they will be; without it every 429 prints a warning.
os.environ.setdefault("PTB_TIMEDELTA", "true")
