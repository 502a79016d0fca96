-- Orders to free bytes from the archive, kept for ever. Times are epoch milliseconds.
CREATE TABLE erasure_order (
    id          VARCHAR(20) NOT NULL PRIMARY KEY,
    record_id   VARCHAR(40) NOT NULL,
    version     INTEGER     NOT NULL,
    path        TEXT        NOT NULL,
    sha512      CHAR(128)   NOT NULL,
    size        BIGINT      NOT NULL,
    reason      TEXT        NOT NULL,
    ordered_by  TEXT        NOT NULL,
    ordered_at  BIGINT      NOT NULL,
    -- When the bytes were gone, and how many they were; null until then.
    freed_at    BIGINT,
    freed_bytes BIGINT
);
CREATE INDEX erasure_order_time ON erasure_order (ordered_at, id);
