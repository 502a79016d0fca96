-- Withdrawn bytes of a record, in whatever versions and under whatever names they lie. Times are epoch milliseconds.
CREATE TABLE record_withdrawn_file (
    record_id    VARCHAR(40) NOT NULL REFERENCES record (id),
    sha512       CHAR(128)   NOT NULL,
    reason       TEXT        NOT NULL,
    replaced_by  TEXT,
    withdrawn_at BIGINT      NOT NULL,
    withdrawn_by TEXT        NOT NULL,
    -- When they were freed from the archive; null while they lie there.
    erased_at    BIGINT,
    PRIMARY KEY (record_id, sha512)
);
