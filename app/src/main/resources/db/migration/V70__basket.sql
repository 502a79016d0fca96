-- What people with an account put aside to take away together; of others a cookie knows. Times are epoch milliseconds.
CREATE TABLE basket_item (
    account_id TEXT        NOT NULL,
    selection  VARCHAR(20) NOT NULL REFERENCES saved_selection (id),
    added_at   BIGINT      NOT NULL,
    PRIMARY KEY (account_id, selection)
);
