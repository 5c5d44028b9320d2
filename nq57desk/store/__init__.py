"""The drafts on disk: one SQLite file in the user's data folder, through sqlite-utils."""
