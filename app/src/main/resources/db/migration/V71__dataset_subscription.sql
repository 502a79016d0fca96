-- Addresses that are told by mail when a dataset changes. Times are epoch milliseconds.
CREATE TABLE dataset_subscription (
    -- 128 random bits in hexadecimal: whoever knows it, from a mail to the address, confirms and ends the subscription.
    id           VARCHAR(32)  NOT NULL PRIMARY KEY,
    record_id    TEXT         NOT NULL,
    -- In small letters.
    email        VARCHAR(300) NOT NULL,
    language     VARCHAR(2)   NOT NULL,
    asked_at     BIGINT       NOT NULL,
    -- NULL until somebody who reads the mail of the address said so.
    confirmed_at BIGINT,
    -- The version of the record that the address knows of.
    version      INT          NOT NULL,
    UNIQUE (record_id, email)
);
CREATE INDEX dataset_subscription_email ON dataset_subscription (email);
