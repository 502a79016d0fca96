-- What was done here, by whom, in a chain: each entry's hash is made of the entry and of the hash before it. Words that
-- somebody typed are in the chain by a salted digest alone, so that they can be erased and the chain still be verified.
CREATE TABLE audit_entry (
    number        BIGINT       NOT NULL PRIMARY KEY,
    happened_at   BIGINT       NOT NULL,
    account_id    VARCHAR(64),
    action        VARCHAR(60)  NOT NULL,
    subject       VARCHAR(200) NOT NULL,
    words         TEXT,
    salt          VARCHAR(32),
    words_sha256  VARCHAR(64)  NOT NULL,
    previous      VARCHAR(64)  NOT NULL,
    hash          VARCHAR(64)  NOT NULL
);
CREATE INDEX audit_entry_by_account ON audit_entry (account_id, number);
CREATE INDEX audit_entry_by_subject ON audit_entry (subject, number);

-- The last link; its row is written first, so that two who write follow each other.
CREATE TABLE audit_head (
    only_row INTEGER     NOT NULL PRIMARY KEY CHECK (only_row = 1),
    number   BIGINT      NOT NULL,
    hash     VARCHAR(64) NOT NULL
);
INSERT INTO audit_head (only_row, number, hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
