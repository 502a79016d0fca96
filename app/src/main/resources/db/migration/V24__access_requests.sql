-- Who asked for restricted data, what was decided, and which terms were accepted. Times are epoch milliseconds.
-- A reader is "account:ID", "mail:ADDRESS" for somebody without an account, or "pass:ID" for whoever holds that pass.
CREATE TABLE access_request (
    id                TEXT   PRIMARY KEY,
    record_id         TEXT   NOT NULL,
    reader            TEXT   NOT NULL,
    name              TEXT   NOT NULL,
    email             TEXT   NOT NULL,
    purpose           TEXT   NOT NULL,
    language          TEXT   NOT NULL,
    state             TEXT   NOT NULL,
    asked_at          BIGINT NOT NULL,
    confirmation_hash TEXT,
    decided_at        BIGINT,
    decided_by        TEXT,
    reason            TEXT   NOT NULL,
    expires_at        BIGINT
);
CREATE INDEX access_request_record ON access_request (record_id, state);
CREATE INDEX access_request_reader ON access_request (reader, asked_at);

-- Asked twice at once, it is asked once.
CREATE UNIQUE INDEX access_request_open ON access_request (record_id, reader) WHERE state = 'asked';

-- What stands for somebody without an account before one record; only a digest of the secret is kept.
CREATE TABLE access_pass (
    id          TEXT   PRIMARY KEY,
    record_id   TEXT   NOT NULL,
    secret_hash TEXT   NOT NULL UNIQUE,
    request_id  TEXT   REFERENCES access_request (id),
    made_at     BIGINT NOT NULL,
    expires_at  BIGINT NOT NULL
);
CREATE INDEX access_pass_request ON access_pass (request_id);

-- Texts that were put before a reader, by the SHA-256 of their words; none is ever changed.
CREATE TABLE terms_text (
    digest TEXT PRIMARY KEY,
    fr     TEXT NOT NULL,
    en     TEXT NOT NULL
);

CREATE TABLE centre_terms (
    version    INTEGER PRIMARY KEY,
    digest     TEXT    NOT NULL REFERENCES terms_text (digest),
    everywhere INTEGER NOT NULL,
    stated_at  BIGINT  NOT NULL,
    stated_by  TEXT    NOT NULL
);

CREATE TABLE terms_acceptance (
    reader      TEXT   NOT NULL,
    record_id   TEXT   NOT NULL,
    digest      TEXT   NOT NULL REFERENCES terms_text (digest),
    version     TEXT   NOT NULL,
    accepted_at BIGINT NOT NULL,
    PRIMARY KEY (reader, record_id, digest)
);
