-- Flags that quality control proposed for a column of a published file and a person accepted. They hold for the same bytes under
-- the same name in every version. Times are epoch milliseconds.
CREATE TABLE record_flag (
    record_id   TEXT   NOT NULL,
    path        TEXT   NOT NULL,
    sha512      TEXT   NOT NULL,
    rule        TEXT   NOT NULL,
    property    TEXT   NOT NULL,
    accepted_by TEXT   NOT NULL,
    accepted_at BIGINT NOT NULL,
    PRIMARY KEY (record_id, path, sha512, property, rule)
);
