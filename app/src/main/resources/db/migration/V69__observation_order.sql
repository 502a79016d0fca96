-- Observations that were ordered because they are too many to be given at once. Times are epoch milliseconds.
CREATE TABLE observation_order (
    -- 128 random bits in hexadecimal: whoever knows the address of an order without an account may fetch it.
    id          VARCHAR(32)  NOT NULL PRIMARY KEY,
    -- NULL where nobody was signed in.
    account_id  TEXT,
    -- Whom to write to without an account; NULL for nobody, and once it has expired.
    email       VARCHAR(300),
    language    VARCHAR(2)   NOT NULL,
    format      VARCHAR(20)  NOT NULL,
    -- Ids of saved selections, separated by blanks.
    selections  TEXT         NOT NULL,
    state       VARCHAR(10)  NOT NULL
        CHECK (state IN ('waiting', 'running', 'ready', 'failed', 'cancelled', 'expired')),
    items_done  INT          NOT NULL,
    byte_count  BIGINT       NOT NULL,
    sha512      VARCHAR(128),
    -- The code of the problem it failed with.
    trouble     VARCHAR(100),
    asked_at    BIGINT       NOT NULL,
    changed_at  BIGINT       NOT NULL,
    -- When its file goes; NULL until it is ready.
    expires_at  BIGINT
);
CREATE INDEX observation_order_account ON observation_order (account_id, state);
CREATE INDEX observation_order_email ON observation_order (email, asked_at);
