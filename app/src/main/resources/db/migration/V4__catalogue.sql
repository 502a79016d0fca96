-- What is published here. Times are epoch milliseconds. A record is never deleted: a withdrawn one is its own tombstone.

-- Every write to a record takes the next number of one counter, so that the search index can follow by number.
-- "epoch" names this database: an index that followed another one is not ours.
CREATE TABLE catalogue_change (
    singleton INTEGER NOT NULL PRIMARY KEY CHECK (singleton = 1),
    last_change BIGINT NOT NULL,
    epoch VARCHAR(32)
);
INSERT INTO catalogue_change (singleton, last_change, epoch) VALUES (1, 0, NULL);

-- Every id ever given out, so that none is given twice even when nothing came of it.
CREATE TABLE record_id (
    id VARCHAR(40) NOT NULL PRIMARY KEY,
    given_at BIGINT NOT NULL
);

CREATE TABLE record (
    id VARCHAR(40) NOT NULL PRIMARY KEY REFERENCES record_id (id),
    change_number BIGINT NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    record_json TEXT NOT NULL,
    doi VARCHAR(512),
    published_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    file_count BIGINT NOT NULL,
    byte_count BIGINT NOT NULL,
    withdrawn_scope VARCHAR(8),
    withdrawn_reason TEXT,
    withdrawn_replaced_by TEXT,
    withdrawn_at BIGINT,
    withdrawn_by TEXT
);

CREATE TABLE record_version (
    record_id VARCHAR(40) NOT NULL REFERENCES record (id),
    version INTEGER NOT NULL,
    record_json TEXT NOT NULL,
    doi VARCHAR(512),
    published_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    file_count BIGINT NOT NULL,
    byte_count BIGINT NOT NULL,
    withdrawn_scope VARCHAR(8),
    withdrawn_reason TEXT,
    withdrawn_replaced_by TEXT,
    withdrawn_at BIGINT,
    withdrawn_by TEXT,
    PRIMARY KEY (record_id, version)
);

-- A path is kept as its UTF-8 bytes: any name is possible (U+0000 too), and both databases then sort it alike.
CREATE TABLE record_file (
    record_id VARCHAR(40) NOT NULL,
    version INTEGER NOT NULL,
    path BYTEA NOT NULL,
    content_path TEXT NOT NULL,
    byte_size BIGINT NOT NULL,
    sha512 CHAR(128) NOT NULL,
    md5 CHAR(32) NOT NULL,
    crc32 BIGINT NOT NULL,
    media_type TEXT NOT NULL,
    PRIMARY KEY (record_id, version, path),
    FOREIGN KEY (record_id, version) REFERENCES record_version (record_id, version)
);

-- All that finds a record exactly, in its normal form (lower case; a DOI without its address).
CREATE TABLE record_identifier (
    normal TEXT NOT NULL,
    record_id VARCHAR(40) NOT NULL REFERENCES record (id),
    PRIMARY KEY (normal, record_id)
);
CREATE INDEX record_identifier_of ON record_identifier (record_id);

-- What an Idempotency-Key was used for; the fingerprint tells a repetition from another request with the same key.
CREATE TABLE record_request (
    account_id VARCHAR(64) NOT NULL,
    idempotency_key VARCHAR(255) NOT NULL,
    fingerprint CHAR(64) NOT NULL,
    record_id VARCHAR(40) NOT NULL,
    asked_at BIGINT NOT NULL,
    PRIMARY KEY (account_id, idempotency_key)
);
