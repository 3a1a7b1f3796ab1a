"""What is kept: one database, SQLite or PostgreSQL, behind one object.

`engine.Storage` is all that the rest uses: it opens the database, brings its tables up to date, and gives transactions.
Rooms: `tables` says what is kept, `migrations` how it came to be, `cipher` how personal fields are sealed, `errors` what
can go wrong, `leases` what only one of several servers does, `retention` how long each thing is kept, `backup` how it is
copied and put back.
"""
