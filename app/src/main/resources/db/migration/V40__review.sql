-- What moderators and depositors say to each other about a deposit. Times are epoch milliseconds.

-- Until when the moderator who took a deposit has it to themselves; null where nobody has.
ALTER TABLE deposit ADD COLUMN held_until BIGINT;

CREATE TABLE review_comment (
    deposit_id  TEXT    NOT NULL REFERENCES deposit (id),
    number      INTEGER NOT NULL,
    -- The place it is about: a JSON Pointer into the description, or the name of a file; both empty for the whole.
    pointer     TEXT    NOT NULL,
    file_path   TEXT    NOT NULL,
    author      TEXT    NOT NULL,
    author_name TEXT    NOT NULL,
    words       TEXT    NOT NULL,
    at          BIGINT  NOT NULL,
    settled_at  BIGINT,
    PRIMARY KEY (deposit_id, number)
);

CREATE TABLE review_answer (
    deposit_id  TEXT    NOT NULL,
    comment     INTEGER NOT NULL,
    number      INTEGER NOT NULL,
    author      TEXT    NOT NULL,
    author_name TEXT    NOT NULL,
    words       TEXT    NOT NULL,
    at          BIGINT  NOT NULL,
    PRIMARY KEY (deposit_id, comment, number),
    FOREIGN KEY (deposit_id, comment) REFERENCES review_comment (deposit_id, number)
);

CREATE TABLE review_proposal (
    deposit_id  TEXT        NOT NULL REFERENCES deposit (id),
    number      INTEGER     NOT NULL,
    -- The field's name in the depositor's form, and its place in the description.
    field       TEXT        NOT NULL,
    pointer     TEXT        NOT NULL,
    was         TEXT        NOT NULL,
    proposed    TEXT        NOT NULL,
    author      TEXT        NOT NULL,
    author_name TEXT        NOT NULL,
    words       TEXT        NOT NULL,
    at          BIGINT      NOT NULL,
    state       VARCHAR(10) NOT NULL CHECK (state IN ('open', 'accepted', 'declined')),
    decided_at  BIGINT,
    PRIMARY KEY (deposit_id, number)
);
