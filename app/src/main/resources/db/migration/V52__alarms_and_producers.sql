-- Sources that are not what they were: told once, and again only after it was over. Times are epoch milliseconds.
CREATE TABLE harvest_alarm (
    harvester  BIGINT      NOT NULL REFERENCES harvester (id),
    kind       VARCHAR(20) NOT NULL,
    -- The run at whose end it was seen.
    run        BIGINT      NOT NULL,
    -- A JSON array of texts: the figures.
    arguments  TEXT        NOT NULL,
    raised_at  BIGINT      NOT NULL,
    -- When a run did not show it any more; NULL while the last one did.
    cleared_at BIGINT,
    PRIMARY KEY (harvester, kind, run)
);

-- What staff say of an organisation that produced records, beside what these say of it.
CREATE TABLE producer (
    -- Its name in lower case.
    name_key    VARCHAR(300) NOT NULL PRIMARY KEY,
    -- An address of mail, in place of the one in its records; NULL for that.
    contact     VARCHAR(300),
    -- SHA-256 of its logo in hexadecimal, and the logo, a PNG drawn here; NULL where there is none.
    logo_digest VARCHAR(64),
    logo        BYTEA,
    changed_at  BIGINT       NOT NULL
);

-- What visitors wrote to producers. Goes after ninety days.
CREATE TABLE producer_message (
    id       VARCHAR(32)  NOT NULL PRIMARY KEY,
    producer VARCHAR(300) NOT NULL,
    -- Where it goes.
    contact  VARCHAR(300) NOT NULL,
    name     VARCHAR(200) NOT NULL,
    email    VARCHAR(300) NOT NULL,
    words    TEXT         NOT NULL,
    language VARCHAR(2)   NOT NULL,
    asked_at BIGINT       NOT NULL
);
CREATE INDEX producer_message_time ON producer_message (asked_at);
