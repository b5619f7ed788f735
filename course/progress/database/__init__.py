"""The database's copy of what learners have done: SQLite beside the course, or PostgreSQL by a URL.

- `tables` and `migrations`: what is stored, and how an older database becomes a present one;
- `opening`: from a URL to a database that fits this code, or a sentence that says why not;
- `ledger`: the statements, each on a connection it is given;
- `asked`: what pages ask of it, and how they are answered;
- `keeping`: the one thread that speaks to the database, so that no page ever waits for a slow one;
- `retention`: erasing what has been idle for long;
- `backup`: its copy in a file, and the way back.
"""
