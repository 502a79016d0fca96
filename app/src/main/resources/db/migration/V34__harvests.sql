-- Sources elsewhere, their runs, and what each of their items is here. Times are epoch milliseconds.

CREATE TABLE harvester (
    id         BIGINT       NOT NULL PRIMARY KEY,
    -- What it harvests and how, as JSON.
    settings   TEXT         NOT NULL,
    -- The newest datestamp of the source that a whole run has seen; NULL before there was one.
    since      BIGINT,
    -- When a run last looked at all there is.
    full_at    BIGINT,
    -- How many items were given a number.
    items      BIGINT       NOT NULL,
    made_by    VARCHAR(200) NOT NULL,
    made_at    BIGINT       NOT NULL,
    changed_at BIGINT       NOT NULL,
    -- When the schedule has it run next; NULL for never.
    next_at    BIGINT
);

CREATE TABLE harvest_run (
    harvester     BIGINT       NOT NULL REFERENCES harvester (id),
    number        BIGINT       NOT NULL,
    state         VARCHAR(12)  NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'incomplete', 'held', 'failed', 'interrupted')),
    asked_by      VARCHAR(200) NOT NULL,
    -- Who agreed to the removals of a run that was held.
    confirmed_by  VARCHAR(200),
    asked_at      BIGINT       NOT NULL,
    started_at    BIGINT,
    ended_at      BIGINT,
    -- Only what changed since then was asked for; NULL for all.
    since         BIGINT,
    -- Where the next page begins, in the words of the source's kind; NULL at the beginning.
    checkpoint    TEXT,
    -- Whether the last page was read, and only removals are left to do.
    is_read       BOOLEAN      NOT NULL,
    newest        BIGINT,
    pages         BIGINT       NOT NULL,
    got           BIGINT       NOT NULL,
    promised      BIGINT,
    added         BIGINT       NOT NULL,
    changed       BIGINT       NOT NULL,
    unchanged     BIGINT       NOT NULL,
    removed       BIGINT       NOT NULL,
    failed        BIGINT       NOT NULL,
    duplicates    BIGINT       NOT NULL,
    kept          BIGINT       NOT NULL,
    repeated      BIGINT       NOT NULL,
    byte_count    BIGINT       NOT NULL,
    problem_code  VARCHAR(100),
    problem_words TEXT,
    PRIMARY KEY (harvester, number)
);

-- One row for each page that was written: the numbers of the items that stood on it, as ranges.
CREATE TABLE harvest_page (
    harvester BIGINT NOT NULL,
    run       BIGINT NOT NULL,
    number    BIGINT NOT NULL,
    seen      TEXT   NOT NULL,
    PRIMARY KEY (harvester, run, number)
);

CREATE TABLE harvest_item (
    harvester   BIGINT       NOT NULL REFERENCES harvester (id),
    number      BIGINT       NOT NULL,
    -- What the source knows it by.
    identifier  TEXT         NOT NULL,
    -- taken: its document leads a record; copy: another document leads that record; failed: in quarantine; removed.
    state       VARCHAR(10)  NOT NULL CHECK (state IN ('taken', 'copy', 'failed', 'removed')),
    record_id   VARCHAR(40)  REFERENCES record (id),
    place       TEXT         NOT NULL,
    datestamp   TEXT,
    etag        TEXT,
    -- Of the document as it came last, in hexadecimal; empty where it must be read again.
    sha512      VARCHAR(128) NOT NULL,
    -- The catalogues it went through before the source, as JSON; NULL where the source tells of none.
    way         TEXT,
    -- The run that found it gone, until it is removed.
    leaving_run BIGINT,
    PRIMARY KEY (harvester, number)
);
CREATE UNIQUE INDEX harvest_item_identifier ON harvest_item (harvester, identifier);
CREATE INDEX harvest_item_record ON harvest_item (record_id);
CREATE INDEX harvest_item_leaving ON harvest_item (harvester, leaving_run);

CREATE TABLE harvest_line (
    harvester  BIGINT       NOT NULL,
    run        BIGINT       NOT NULL,
    number     BIGINT       NOT NULL,
    kind       VARCHAR(10)  NOT NULL,
    identifier TEXT         NOT NULL,
    place      TEXT         NOT NULL,
    code       VARCHAR(100) NOT NULL,
    -- A JSON array of texts.
    arguments  TEXT         NOT NULL,
    record_id  VARCHAR(40),
    -- Line and column in the document, or an element of it; empty for the whole.
    position   TEXT         NOT NULL,
    -- How the record differs from what it said before, as JSON; NULL where it does not.
    changes    TEXT,
    PRIMARY KEY (harvester, run, number)
);
CREATE INDEX harvest_line_kind ON harvest_line (harvester, run, kind, number);

-- Documents that gave no record, until they do.
CREATE TABLE harvest_quarantine (
    harvester  BIGINT       NOT NULL,
    item       BIGINT       NOT NULL,
    run        BIGINT       NOT NULL,
    code       VARCHAR(100) NOT NULL,
    arguments  TEXT         NOT NULL,
    position   TEXT         NOT NULL,
    document   BYTEA        NOT NULL,
    PRIMARY KEY (harvester, item)
);
