"""The web channel: the HTTP API, the chat page that needs no script, the widget.

The page is drawn by the server from what the assistant replies (`page`), so that it works in any browser, with scripts
off, under a content security policy that allows none. Rooms: `forms` reads what browsers send, `transcripts` keeps what
was said, `starters` picks questions to begin with, `view` draws the page, `problem` draws errors for browsers, `assets`
serves style and icon.
"""
