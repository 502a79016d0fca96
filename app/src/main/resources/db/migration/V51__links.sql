-- The addresses in records, and what came of looking at them. Times are epoch milliseconds.

CREATE TABLE link (
    -- SHA-256 of the address, in hexadecimal.
    digest        CHAR(64)     NOT NULL PRIMARY KEY,
    address       TEXT         NOT NULL,
    -- The host and its port: what is asked slowly, one link after the other.
    host          VARCHAR(300) NOT NULL,
    state         VARCHAR(10)  NOT NULL CHECK (state IN ('new', 'good', 'doubtful', 'dead', 'closed')),
    -- What was answered last, 0 where nobody answered.
    status        INTEGER      NOT NULL,
    -- Why it is not good; NULL where it is.
    problem       VARCHAR(60),
    checked_at    BIGINT,
    good_at       BIGINT,
    -- Since when every look failed; NULL while the last one did not.
    failing_since BIGINT,
    failures      INTEGER      NOT NULL,
    due_at        BIGINT       NOT NULL
);
CREATE INDEX link_due ON link (due_at, digest);
CREATE INDEX link_state ON link (state, host, digest);

-- Which records have it.
CREATE TABLE link_use (
    record_id VARCHAR(40) NOT NULL REFERENCES record (id),
    digest    CHAR(64)    NOT NULL,
    PRIMARY KEY (record_id, digest)
);
CREATE INDEX link_use_link ON link_use (digest, record_id);

-- One row for each time that a link came into another state.
CREATE TABLE link_change (
    digest  CHAR(64)    NOT NULL,
    at      BIGINT      NOT NULL,
    state   VARCHAR(10) NOT NULL,
    status  INTEGER     NOT NULL,
    problem VARCHAR(60),
    PRIMARY KEY (digest, at)
);

-- Up to which change of the catalogue records were looked through for links.
CREATE TABLE link_mark (
    id            INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    change_number BIGINT  NOT NULL
);
INSERT INTO link_mark (id, change_number) VALUES (1, 0);
