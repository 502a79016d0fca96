-- The same thing from several catalogues. Times are epoch milliseconds.

-- Documents of records that another document leads, byte for byte with it.
CREATE TABLE origin_copy (
    -- Harvester and item, as harvester/number.
    brought_by   VARCHAR(60)  NOT NULL PRIMARY KEY,
    record_id    VARCHAR(40)  NOT NULL REFERENCES record (id),
    document_id  TEXT,
    format       VARCHAR(40)  NOT NULL,
    sha512       CHAR(128)    NOT NULL REFERENCES harvested_original (sha512),
    harvested_at BIGINT       NOT NULL
);
CREATE INDEX origin_copy_record ON origin_copy (record_id);
CREATE INDEX origin_copy_digest ON origin_copy (sha512);

-- What a harvested record is known by where it has no identifier in common with another: one for each of its titles.
CREATE TABLE same_fingerprint (
    record_id   VARCHAR(40) NOT NULL REFERENCES record (id),
    fingerprint CHAR(64)    NOT NULL,
    PRIMARY KEY (record_id, fingerprint)
);
CREATE INDEX same_fingerprint_value ON same_fingerprint (fingerprint);

-- What people decided, whatever a harvest finds later.
CREATE TABLE same_decision (
    -- SHA-512 of the source's address, a line feed and the identifier there: it outlives the harvester.
    item_key   CHAR(128)    NOT NULL,
    record_id  VARCHAR(40)  NOT NULL REFERENCES record (id),
    -- apart: never that record; same: that record; leads: the same, and its document leads.
    verdict    VARCHAR(10)  NOT NULL CHECK (verdict IN ('apart', 'same', 'leads')),
    -- What the item is called, for people.
    item       TEXT         NOT NULL,
    decided_by VARCHAR(200) NOT NULL,
    decided_at BIGINT       NOT NULL,
    PRIMARY KEY (item_key, record_id)
);
CREATE INDEX same_decision_record ON same_decision (record_id);

-- Which document of several leads, until somebody chooses another rule.
CREATE TABLE same_rule (
    id         INTEGER      NOT NULL PRIMARY KEY CHECK (id = 1),
    word       VARCHAR(20)  NOT NULL,
    decided_by VARCHAR(200) NOT NULL,
    decided_at BIGINT       NOT NULL
);
