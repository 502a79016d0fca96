-- Files of drafts whose observations wait for quality control; gone with the file.
CREATE TABLE deposit_unchecked (
    deposit_id TEXT NOT NULL,
    path       TEXT NOT NULL,
    PRIMARY KEY (deposit_id, path),
    FOREIGN KEY (deposit_id, path) REFERENCES deposit_file (deposit_id, path) ON DELETE CASCADE
);

-- What in a column of a file fails a rule of quality control, and what a person decided about the flags proposed for it; gone
-- with the file.
CREATE TABLE deposit_quality (
    deposit_id TEXT    NOT NULL,
    path       TEXT    NOT NULL,
    rule       TEXT    NOT NULL,
    property   TEXT    NOT NULL,
    failing    BIGINT  NOT NULL,
    feature    TEXT    NOT NULL,
    row_index  BIGINT  NOT NULL,
    example    TEXT    NOT NULL,
    is_whole   INTEGER NOT NULL,
    decision   TEXT,
    decided_by TEXT,
    decided_at BIGINT,
    PRIMARY KEY (deposit_id, path, property, rule),
    FOREIGN KEY (deposit_id, path) REFERENCES deposit_file (deposit_id, path) ON DELETE CASCADE
);
CREATE INDEX deposit_quality_open ON deposit_quality (deposit_id, rule, path, property) WHERE decision IS NULL;
