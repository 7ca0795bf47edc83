"""Letters in one SQLite file, searched by words, fields and dates."""
