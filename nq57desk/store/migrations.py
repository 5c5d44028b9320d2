"""Steps of the stored form, each run once on a file; never edited after release.

Nothing is imported from `model`: a step must mean the same in ten years.
"""

from sqlite_utils import Database, Migrations

migrations = Migrations("nq57desk")


@migrations()
def m001_drafts(db: Database) -> None:
    """Lay the tables: settings, outlines kept with their reports, reports and their parts."""
    for statement in (
        """
        CREATE TABLE settings (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL
        )""",
        """
        CREATE TABLE outlines (
            id INTEGER PRIMARY KEY,
            digest TEXT NOT NULL UNIQUE,
            data TEXT NOT NULL
        )""",
        """
        CREATE TABLE reports (
            id TEXT PRIMARY KEY,
            name TEXT NOT NULL,
            outline INTEGER NOT NULL REFERENCES outlines (id),
            status TEXT NOT NULL,
            created TEXT,
            changed TEXT,
            binned TEXT,
            office TEXT NOT NULL,
            period TEXT NOT NULL,
            header TEXT NOT NULL,
            closing TEXT NOT NULL,
            outline_id TEXT NOT NULL,
            outline_name TEXT NOT NULL,
            locality TEXT NOT NULL,
            total INTEGER NOT NULL,
            done INTEGER NOT NULL,
            empty INTEGER NOT NULL,
            missing INTEGER NOT NULL,
            words INTEGER NOT NULL
        )""",
        "CREATE INDEX reports_by_outline ON reports (outline)",
        """
        CREATE TABLE sections (
            report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
            id TEXT NOT NULL,
            position INTEGER NOT NULL,
            key TEXT NOT NULL,
            level INTEGER NOT NULL,
            numbering TEXT NOT NULL,
            heading TEXT NOT NULL,
            number TEXT NOT NULL,
            kind TEXT NOT NULL,
            done INTEGER NOT NULL,
            content TEXT NOT NULL,
            origins TEXT NOT NULL,
            PRIMARY KEY (report, id)
        )""",
        """
        CREATE TABLE figures (
            report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
            figure TEXT NOT NULL,
            position INTEGER NOT NULL,
            data TEXT NOT NULL,
            PRIMARY KEY (report, figure)
        )""",
        "CREATE INDEX figures_by_figure ON figures (figure)",
        """
        CREATE TABLE unplaced (
            report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
            id TEXT NOT NULL,
            position INTEGER NOT NULL,
            line INTEGER NOT NULL,
            text TEXT NOT NULL,
            PRIMARY KEY (report, id)
        )""",
        """
        CREATE TABLE damaged (
            id INTEGER PRIMARY KEY,
            found TEXT NOT NULL,
            source TEXT NOT NULL,
            reason TEXT NOT NULL,
            data TEXT NOT NULL
        )""",
    ):
        db.execute(statement)


@migrations()
def m002_previous_period(db: Database) -> None:
    """Keep what a report took over from another, its days of data, why it was reopened."""
    for column in (
        "previous TEXT NOT NULL DEFAULT ''",
        "carried TEXT NOT NULL DEFAULT '[]'",
        "data_span TEXT NOT NULL DEFAULT '{}'",
        "reopening TEXT NOT NULL DEFAULT 'null'",
    ):
        db.execute(f"ALTER TABLE reports ADD COLUMN {column}")


@migrations()
def m003_passed_findings(db: Database) -> None:
    """Keep which findings of the checks were let pass, and why."""
    db.execute("ALTER TABLE reports ADD COLUMN passed TEXT NOT NULL DEFAULT '[]'")


@migrations()
def m004_search(db: Database) -> None:
    """Lay the index of words: a row a section, gone with the section.

    The words are kept folded, for no tokenizer of SQLite folds đ; the program fills it.
    """
    for statement in (
        """
        CREATE TABLE search_places (
            id INTEGER PRIMARY KEY,
            report TEXT NOT NULL,
            section TEXT NOT NULL,
            UNIQUE (report, section),
            FOREIGN KEY (report, section) REFERENCES sections (report, id) ON DELETE CASCADE
        )""",
        "CREATE VIRTUAL TABLE search_words USING fts5(heading, words)",
        """
        CREATE TRIGGER search_places_gone AFTER DELETE ON search_places BEGIN
            DELETE FROM search_words WHERE rowid = old.id;
        END""",
    ):
        db.execute(statement)


@migrations()
def m005_listing(db: Database) -> None:
    """Let the list be read page by page without touching the reports, by year or by change.

    `year` is that of the period, else of its last day, else of the last change.
    """
    db.execute("ALTER TABLE reports ADD COLUMN year INTEGER NOT NULL DEFAULT 0")
    db.execute(
        """
        UPDATE reports SET year = CASE WHEN json_valid(period) THEN CAST(coalesce(
            json_extract(period, '$.year'), substr(json_extract(period, '$.end'), 1, 4),
            substr(changed, 1, 4), 0
        ) AS INTEGER) ELSE 0 END"""
    )
    facts = (
        "status, id, name, outline_id, outline_name, locality, period, total, done, empty,"
        " missing, words, created"
    )
    db.execute(f"CREATE INDEX reports_by_year ON reports (binned, year, changed, {facts})")
    db.execute(f"CREATE INDEX reports_by_change ON reports (binned, changed, {facts})")


@migrations()
def m006_search_everywhere(db: Database) -> None:
    """Lay the index anew: head, end and pieces without a place too, texts as they are printed.

    A row a part, in the order of the periods reported on; the program fills it. The words are
    kept once, with đ as a marked d, so that the tokenizer strips it like every other mark.
    """
    for statement in (
        "DROP TRIGGER search_places_gone",
        "DROP TABLE search_words",
        "DROP TABLE search_places",
        """
        CREATE TABLE search_places (
            id INTEGER PRIMARY KEY,
            report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
            part TEXT NOT NULL,
            meaning TEXT NOT NULL,
            heading TEXT NOT NULL,
            ids TEXT NOT NULL,
            words TEXT NOT NULL,
            UNIQUE (report, part)
        )""",
        """
        CREATE VIRTUAL TABLE search_words USING fts5(
            meaning, heading, words,
            content = 'search_places', content_rowid = 'id',
            tokenize = 'unicode61 remove_diacritics 2'
        )""",
        """
        CREATE TRIGGER search_places_come AFTER INSERT ON search_places BEGIN
            INSERT INTO search_words (rowid, meaning, heading, words)
            VALUES (new.id, new.meaning, new.heading, new.words);
        END""",
        """
        CREATE TRIGGER search_places_gone AFTER DELETE ON search_places BEGIN
            INSERT INTO search_words (search_words, rowid, meaning, heading, words)
            VALUES ('delete', old.id, old.meaning, old.heading, old.words);
        END""",
    ):
        db.execute(statement)


@migrations()
def m007_signed_scans(db: Database) -> None:
    """Keep which file is the scan of a signed report; the bytes lie beside the drafts."""
    db.execute(
        """
        CREATE TABLE scans (
            report TEXT PRIMARY KEY REFERENCES reports (id) ON DELETE CASCADE,
            name TEXT NOT NULL,
            digest TEXT NOT NULL,
            size INTEGER NOT NULL,
            added TEXT NOT NULL
        )"""
    )
