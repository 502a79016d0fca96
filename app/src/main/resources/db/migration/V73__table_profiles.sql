-- How somebody reads tables of the same columns, kept by its owner under a name and proposed for the next such table.
CREATE TABLE table_profile (
    account_id     TEXT   NOT NULL,
    name           TEXT   NOT NULL,
    headers_sha256 TEXT   NOT NULL,
    mapping        TEXT   NOT NULL,
    kept_at        BIGINT NOT NULL,
    PRIMARY KEY (account_id, name)
);
