-- Variables of which a curator wants a copy by time, and what became of it; the bytes lie under cache/. Times are epoch
-- milliseconds.
CREATE TABLE dataset_copy (
    record_id  TEXT   NOT NULL,
    path       TEXT   NOT NULL,
    variable   TEXT   NOT NULL,
    state      TEXT   NOT NULL,
    -- Of the bytes that were copied: a copy of others is never read.
    tag        TEXT,
    reason     TEXT,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (record_id, path, variable)
);
