-- What was corrected here of records that came from elsewhere, field by field over what the source says. Times are epoch milliseconds.

CREATE TABLE curated_record (
    record_id     VARCHAR(40) NOT NULL PRIMARY KEY REFERENCES record (id),
    -- The record as its source says it, as JSON.
    source        TEXT        NOT NULL,
    -- The last change of the record that the corrections account for.
    change_number BIGINT      NOT NULL
);

CREATE TABLE curated_field (
    record_id    VARCHAR(40)  NOT NULL REFERENCES record (id),
    number       INTEGER      NOT NULL,
    -- JSON Pointer; of a list where is_row.
    path         TEXT         NOT NULL,
    is_row       BOOLEAN      NOT NULL,
    -- JSON; NULL where there was nothing, or nothing is left.
    before       TEXT,
    value        TEXT,
    -- What the source says now where that is neither; NULL where it says nothing.
    theirs       TEXT,
    is_disputed  BOOLEAN      NOT NULL,
    -- An account's id; NULL for the centre itself.
    corrected_by VARCHAR(200),
    corrected_at BIGINT       NOT NULL,
    PRIMARY KEY (record_id, number)
);
CREATE INDEX curated_field_disputed ON curated_field (is_disputed, record_id);
