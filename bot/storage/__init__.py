"""What is kept: one database, SQLite or PostgreSQL, behind one object.

`engine.Storage` is all that the rest uses: it opens the database, brings its tables up to date, and gives transactions.
Rooms: `tables` says what is kept, `migrations` how it came to be (`schema` runs them), `cipher` how personal fields are
sealed and `rotation` with another key, `errors` what can go wrong and `drivers` how it is told apart, `leases` what only one
of several servers does, `holding` who uses a file, `backup` how it is copied and put back, `state` how it stands.
"""
