-- Every state a record was in before its present one, with the account that wrote it; the present one is in "record".
-- An account is told by its id alone. What the centre itself wrote (an import, a publication) has no account.
ALTER TABLE record ADD COLUMN changed_by VARCHAR(64);

CREATE TABLE record_state (
    record_id VARCHAR(40) NOT NULL REFERENCES record (id),
    change_number BIGINT NOT NULL,
    version INTEGER NOT NULL,
    record_json TEXT NOT NULL,
    withdrawn_scope VARCHAR(8),
    changed_at BIGINT NOT NULL,
    changed_by VARCHAR(64),
    PRIMARY KEY (record_id, change_number)
);
