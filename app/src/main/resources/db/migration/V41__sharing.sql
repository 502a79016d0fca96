-- Who else works on a deposit, and who reads it without being known. Times are epoch milliseconds.
CREATE TABLE deposit_coauthor (
    deposit_id TEXT       NOT NULL REFERENCES deposit (id),
    account    TEXT       NOT NULL,
    rights     VARCHAR(4) NOT NULL CHECK (rights IN ('edit', 'read')),
    added_at   BIGINT     NOT NULL,
    PRIMARY KEY (deposit_id, account)
);
CREATE INDEX deposit_coauthor_account ON deposit_coauthor (account);

-- Sent to an address; gone once it was taken, taken back or replaced. Only a digest of the secret is kept.
CREATE TABLE deposit_invitation (
    id          TEXT       PRIMARY KEY,
    deposit_id  TEXT       NOT NULL REFERENCES deposit (id),
    email       TEXT       NOT NULL,
    language    VARCHAR(2) NOT NULL,
    rights      VARCHAR(4) NOT NULL CHECK (rights IN ('edit', 'read')),
    secret_hash TEXT       NOT NULL UNIQUE,
    invited_at  BIGINT     NOT NULL,
    expires_at  BIGINT     NOT NULL
);

-- What a description was before each of its latest changes, for whoever still has that state before them.
CREATE TABLE deposit_past (
    deposit_id  TEXT   NOT NULL REFERENCES deposit (id),
    revision    BIGINT NOT NULL,
    record      TEXT   NOT NULL,
    access_json TEXT   NOT NULL,
    PRIMARY KEY (deposit_id, revision)
);

-- Addresses at which the chosen parts of a deposit are read without its authors' names. Fields and paths are lists, a line each.
CREATE TABLE review_link (
    id          TEXT   PRIMARY KEY,
    deposit_id  TEXT   NOT NULL REFERENCES deposit (id),
    secret_hash TEXT   NOT NULL UNIQUE,
    fields      TEXT   NOT NULL,
    paths       TEXT   NOT NULL,
    made_at     BIGINT NOT NULL,
    expires_at  BIGINT NOT NULL,
    revoked_at  BIGINT
);
CREATE INDEX review_link_deposit ON review_link (deposit_id, made_at);
