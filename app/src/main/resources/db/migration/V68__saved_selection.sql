-- Selections of observations that were kept under an address of their own. What they come to is told as anybody may read it.
-- Times are epoch milliseconds, digests hexadecimal.
CREATE TABLE saved_selection (
    -- Made of the query.
    id              VARCHAR(20)  NOT NULL PRIMARY KEY,
    -- As in the address of /observations, its values in their order.
    query           TEXT         NOT NULL UNIQUE,
    kept_at         BIGINT       NOT NULL,
    -- What it came to then.
    feature_count   BIGINT       NOT NULL,
    row_count       BIGINT       NOT NULL,
    -- SHA-256 of which files it took rows of then, and SHA-512 of its CSV, once that is known.
    taken           VARCHAR(64)  NOT NULL,
    digest          VARCHAR(128),
    -- The same when the data were last found changed.
    checked_taken   VARCHAR(64),
    checked_digest  VARCHAR(128),
    checked_at      BIGINT,
    doi             VARCHAR(300)
);
CREATE INDEX saved_selection_kept ON saved_selection (kept_at);
