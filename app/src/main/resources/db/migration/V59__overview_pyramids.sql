-- A variable may have a copy by time, and overviews for maps: the kind is part of what tells one from another.
CREATE TABLE dataset_copy_of_a_kind (
    record_id  TEXT   NOT NULL,
    path       TEXT   NOT NULL,
    variable   TEXT   NOT NULL,
    kind       TEXT   NOT NULL,
    state      TEXT   NOT NULL,
    -- Of the bytes that were copied: a copy of others is never read.
    tag        TEXT,
    reason     TEXT,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (record_id, path, variable, kind)
);
INSERT INTO dataset_copy_of_a_kind (record_id, path, variable, kind, state, tag, reason, changed_at)
    SELECT record_id, path, variable, 'by_time', state, tag, reason, changed_at FROM dataset_copy;
DROP TABLE dataset_copy;
ALTER TABLE dataset_copy_of_a_kind RENAME TO dataset_copy;
