-- One change to many records at once: what a search found, how each would differ, what became of it. Times are epoch milliseconds.

CREATE TABLE batch_edit (
    id         BIGINT       NOT NULL PRIMARY KEY,
    -- The search, as the query part of its address.
    query      TEXT         NOT NULL,
    -- The change, as JSON.
    edit       TEXT         NOT NULL,
    state      VARCHAR(12)  NOT NULL CHECK (state IN ('gathering', 'ready', 'applying', 'done', 'undoing', 'undone')),
    -- How many of the search's records were looked at.
    looked_at  BIGINT       NOT NULL,
    matched    BIGINT       NOT NULL,
    account    VARCHAR(200),
    asked_by   VARCHAR(200) NOT NULL,
    asked_at   BIGINT       NOT NULL,
    changed_at BIGINT       NOT NULL
);

-- Only records that the change makes different.
CREATE TABLE batch_line (
    batch         BIGINT      NOT NULL REFERENCES batch_edit (id),
    number        BIGINT      NOT NULL,
    record_id     VARCHAR(40) NOT NULL REFERENCES record (id),
    -- planned; applied, or passed where the record was changed since the difference was told; undone, or kept where it was
    -- changed since it was applied.
    state         VARCHAR(10) NOT NULL CHECK (state IN ('planned', 'applied', 'passed', 'undone', 'kept')),
    change_before BIGINT      NOT NULL,
    change_after  BIGINT,
    -- How it differs, as JSON.
    changes       TEXT        NOT NULL,
    PRIMARY KEY (batch, number)
);
CREATE UNIQUE INDEX batch_line_record ON batch_line (batch, record_id);
CREATE INDEX batch_line_state ON batch_line (batch, state, number);
