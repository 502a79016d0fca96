-- How often a record's page was looked at and its data were fetched, by month; nothing of who did. No reference to the
-- record: what was counted stays counted.
CREATE TABLE usage_month (
    record_id VARCHAR(40) NOT NULL,
    -- As 2026-11, in UTC.
    month     CHAR(7)     NOT NULL,
    views     BIGINT      NOT NULL,
    downloads BIGINT      NOT NULL,
    PRIMARY KEY (record_id, month)
);
