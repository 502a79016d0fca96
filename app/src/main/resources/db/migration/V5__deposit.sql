-- Deposits on their way to publication. Times are milliseconds since 1970-01-01T00:00Z.
CREATE TABLE deposit (
    id         TEXT   PRIMARY KEY,
    owner      TEXT   NOT NULL,
    owner_name TEXT   NOT NULL,
    state      TEXT   NOT NULL,
    moderator  TEXT,
    reason     TEXT,
    doi        TEXT   NOT NULL,
    record     TEXT   NOT NULL,
    revision   BIGINT NOT NULL,
    opened_at  BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE INDEX deposit_owner ON deposit (owner, changed_at);
CREATE INDEX deposit_state ON deposit (state, changed_at);

CREATE TABLE deposit_file (
    deposit_id  TEXT   NOT NULL REFERENCES deposit (id),
    path        TEXT   NOT NULL,
    staged_name TEXT   NOT NULL,
    size        BIGINT NOT NULL,
    sha512      TEXT   NOT NULL,
    md5         TEXT   NOT NULL,
    crc32       BIGINT NOT NULL,
    media_type  TEXT   NOT NULL,
    remark      TEXT,
    added_at    BIGINT NOT NULL,
    PRIMARY KEY (deposit_id, path)
);

-- What happened and what was said, oldest first; kept with the published version as its provenance.
CREATE TABLE deposit_event (
    deposit_id TEXT   NOT NULL REFERENCES deposit (id),
    number     INT    NOT NULL,
    at         BIGINT NOT NULL,
    actor      TEXT   NOT NULL,
    actor_name TEXT   NOT NULL,
    what       TEXT   NOT NULL,
    words      TEXT   NOT NULL,
    PRIMARY KEY (deposit_id, number)
);

-- A request repeated under its Idempotency-Key gets the deposit it made the first time.
CREATE TABLE deposit_request (
    owner           TEXT   NOT NULL,
    idempotency_key TEXT   NOT NULL,
    deposit_id      TEXT   NOT NULL,
    at              BIGINT NOT NULL,
    PRIMARY KEY (owner, idempotency_key)
);
