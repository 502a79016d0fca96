-- How the address was found at which data lie that are deposited without files. Times are epoch milliseconds.
CREATE TABLE deposit_elsewhere (
    deposit_id TEXT   NOT NULL PRIMARY KEY REFERENCES deposit (id),
    address    TEXT   NOT NULL,
    outcome    TEXT   NOT NULL CHECK (outcome IN ('reached', 'not-reached', 'private')),
    detail     TEXT   NOT NULL,
    checked_at BIGINT NOT NULL
);
