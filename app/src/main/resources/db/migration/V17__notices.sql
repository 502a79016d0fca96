-- Mails to people, one row for each event and reader. Times are epoch milliseconds.
CREATE TABLE notice (
    id         VARCHAR(32)  NOT NULL PRIMARY KEY,
    event      VARCHAR(200) NOT NULL,
    -- Accounts; their addresses are read when the mail leaves and are not kept here.
    reader     VARCHAR(40)  NOT NULL,
    answer_to  VARCHAR(40),
    language   VARCHAR(2)   NOT NULL,
    subject    TEXT         NOT NULL,
    body       TEXT         NOT NULL,
    state      VARCHAR(10)  NOT NULL CHECK (state IN ('kept', 'waiting', 'sending', 'sent', 'uncertain', 'failed')),
    created_at BIGINT       NOT NULL,
    changed_at BIGINT       NOT NULL,
    trouble    TEXT,
    UNIQUE (event, reader)
);
CREATE INDEX notice_order ON notice (created_at, id);
