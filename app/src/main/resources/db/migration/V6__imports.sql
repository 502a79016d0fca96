-- What was imported from elsewhere. Times are epoch milliseconds.

-- One execution of an import and what came of it.
CREATE TABLE import_run (
    number        BIGINT       NOT NULL PRIMARY KEY,
    source        VARCHAR(200) NOT NULL,
    -- The file or folder on this machine; "received" when it was sent here and may be thrown away afterwards.
    location      TEXT         NOT NULL,
    received      BOOLEAN      NOT NULL,
    asked_by      VARCHAR(200) NOT NULL,
    state         VARCHAR(11)  NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'interrupted')),
    asked_at      BIGINT       NOT NULL,
    started_at    BIGINT,
    ended_at      BIGINT,
    added         BIGINT       NOT NULL,
    changed       BIGINT       NOT NULL,
    unchanged     BIGINT       NOT NULL,
    kept          BIGINT       NOT NULL,
    failed        BIGINT       NOT NULL,
    duplicates    BIGINT       NOT NULL,
    ignored       BIGINT       NOT NULL,
    missing       BIGINT       NOT NULL,
    warnings      BIGINT       NOT NULL,
    byte_count    BIGINT       NOT NULL,
    -- Why it failed: a problem's code and words.
    problem_code  VARCHAR(100),
    problem_words TEXT
);

-- The report of a run: one thing to be told about one document.
CREATE TABLE import_line (
    run           BIGINT       NOT NULL REFERENCES import_run (number),
    number        BIGINT       NOT NULL,
    kind          VARCHAR(10)  NOT NULL,
    path          TEXT         NOT NULL,
    line_number   INTEGER      NOT NULL,
    column_number INTEGER      NOT NULL,
    code          VARCHAR(100) NOT NULL,
    -- Where in the document: an element's path; empty for the whole of it.
    place         TEXT         NOT NULL,
    -- A JSON array of texts.
    arguments     TEXT         NOT NULL,
    record_id     VARCHAR(40),
    PRIMARY KEY (run, number)
);
CREATE INDEX import_line_kind ON import_line (run, kind, number);

-- The bytes as they came, by their digest; packing 'deflate' is RFC 1951, 'none' the bytes themselves.
CREATE TABLE harvested_original (
    sha512     CHAR(128)   NOT NULL PRIMARY KEY,
    byte_size  BIGINT      NOT NULL,
    packing    VARCHAR(10) NOT NULL CHECK (packing IN ('none', 'deflate')),
    packed     BYTEA       NOT NULL
);

-- Which document of which source describes which record.
CREATE TABLE harvested_document (
    record_id     VARCHAR(40)  NOT NULL PRIMARY KEY REFERENCES record (id),
    source        VARCHAR(200) NOT NULL,
    path          TEXT         NOT NULL,
    -- The document's own identifier as it is written there.
    document_id   TEXT,
    -- What makes it the same document next time: its own identifier in its normal form, else its place.
    identity      TEXT         NOT NULL UNIQUE,
    format        VARCHAR(40)  NOT NULL,
    sha512        CHAR(128)    NOT NULL REFERENCES harvested_original (sha512),
    -- The number of the record's last change that was ours: a later one was made here.
    change_number BIGINT       NOT NULL,
    -- The run that last wrote it.
    run           BIGINT       NOT NULL REFERENCES import_run (number),
    harvested_at  BIGINT       NOT NULL
);
CREATE INDEX harvested_document_place ON harvested_document (source, path);
CREATE INDEX harvested_document_digest ON harvested_document (sha512);
