-- What records say of others, by the normal form of what they name, so that the other one can show it too.
-- Filled when a record is written; ./estran rebuild fills it for records published before this table was there.
CREATE TABLE record_relation (
    record_id VARCHAR(40) NOT NULL REFERENCES record (id),
    relation_type VARCHAR(40) NOT NULL,
    target TEXT NOT NULL,
    PRIMARY KEY (record_id, relation_type, target)
);
CREATE INDEX record_relation_to ON record_relation (target, record_id);
