-- How much a deposit holds, counted with every file that comes or goes. Times are epoch milliseconds.
CREATE TABLE deposit_content (
    deposit_id TEXT   NOT NULL PRIMARY KEY REFERENCES deposit (id),
    file_count BIGINT NOT NULL,
    byte_count BIGINT NOT NULL
);
INSERT INTO deposit_content (deposit_id, file_count, byte_count)
    SELECT deposit_id, count(*), sum(size) FROM deposit_file GROUP BY deposit_id;

-- Files that come in by parts. "received" bytes are on the disk itself; the length is null while the sender does not know it.
CREATE TABLE upload (
    id          VARCHAR(32) NOT NULL PRIMARY KEY,
    deposit_id  TEXT        NOT NULL REFERENCES deposit (id),
    owner       TEXT        NOT NULL,
    path        TEXT        NOT NULL,
    length      BIGINT,
    received    BIGINT      NOT NULL,
    -- Digests stated for the whole, in hexadecimal digits.
    sha512      TEXT,
    sha256      TEXT,
    md5         TEXT,
    -- As the sender gave it, to be given back.
    metadata    TEXT        NOT NULL,
    opened_at   BIGINT      NOT NULL,
    expires_at  BIGINT      NOT NULL,
    -- When it became a file of the deposit.
    finished_at BIGINT
);
CREATE INDEX upload_expiry ON upload (expires_at);
CREATE INDEX upload_of_deposit ON upload (deposit_id, finished_at);
