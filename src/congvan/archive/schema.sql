-- The archive's tables. Spans are code points in the letter's text; days are ISO 8601.
CREATE TABLE letters (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL,
    doc_type TEXT,
    serial TEXT,
    symbol TEXT,
    number TEXT,             -- number and symbol as the index knows them: folded, no white space
    issuer TEXT,
    parent TEXT,
    issuer_key TEXT,         -- issuer and parent without diacritics
    date TEXT,               -- as read, cut where blank
    first_day TEXT,          -- the days that a cut date may mean
    last_day TEXT,
    place TEXT,
    subject TEXT,
    urgency TEXT,
    signer TEXT,
    letter BLOB NOT NULL     -- the letter's JSON, deflated
);
CREATE INDEX letters_day ON letters (first_day, last_day);
CREATE INDEX letters_number ON letters (number);
CREATE TABLE directives (
    letter INTEGER NOT NULL REFERENCES letters (id) ON DELETE CASCADE,
    id TEXT NOT NULL, modality TEXT NOT NULL, addressee TEXT, text TEXT NOT NULL, start INTEGER, "end" INTEGER
);
CREATE INDEX directives_letter ON directives (letter);
CREATE TABLE limits (
    letter INTEGER NOT NULL REFERENCES letters (id) ON DELETE CASCADE,
    text TEXT NOT NULL, op TEXT NOT NULL, value REAL NOT NULL, upper REAL, unit TEXT, per TEXT, role TEXT NOT NULL,
    start INTEGER, "end" INTEGER
);
CREATE INDEX limits_letter ON limits (letter);
CREATE TABLE periods (
    letter INTEGER NOT NULL REFERENCES letters (id) ON DELETE CASCADE,
    text TEXT NOT NULL, first_day TEXT, last_day TEXT, until TEXT, start INTEGER, "end" INTEGER
);
CREATE INDEX periods_letter ON periods (letter);
CREATE TABLE deadlines (
    letter INTEGER NOT NULL REFERENCES letters (id) ON DELETE CASCADE,
    text TEXT NOT NULL, op TEXT NOT NULL, day TEXT, time TEXT, recurring TEXT, start INTEGER, "end" INTEGER
);
CREATE INDEX deadlines_letter ON deadlines (letter);
CREATE TABLE unread (
    path TEXT PRIMARY KEY, sha256 TEXT NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL
);
-- Words folded by us (đ too, which FTS5 does not fold); its own folding is off.
CREATE VIRTUAL TABLE words USING fts5 (
    number, issuer, subject, body, tokenize = 'unicode61 remove_diacritics 0'
);
