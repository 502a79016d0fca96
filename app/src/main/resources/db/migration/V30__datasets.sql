-- What of published records programs read as data: a row for each data file of a current version, and one for the files of a
-- record together. Made of the files alone, so that it may be emptied at the cost of time. Times are epoch milliseconds.

CREATE TABLE dataset (
    record_id  VARCHAR(40)  NOT NULL,
    kind       VARCHAR(11)  NOT NULL CHECK (kind IN ('aggregation', 'file')),
    path       TEXT         NOT NULL,
    version    INTEGER      NOT NULL,
    -- Of a file: its digest, by which its index is kept.
    sha512     VARCHAR(128),
    -- Null where it can be read; else why it cannot.
    refusal    TEXT,
    -- What it holds, as JSON; null where it cannot be read.
    document   TEXT,
    indexed_at BIGINT       NOT NULL,
    PRIMARY KEY (record_id, kind, path)
);

-- That every record was looked at with that form of the index.
CREATE TABLE dataset_walk (
    form      INTEGER NOT NULL PRIMARY KEY,
    walked_at BIGINT  NOT NULL
);
