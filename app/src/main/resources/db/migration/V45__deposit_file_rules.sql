-- Rules of the CF conventions and of ACDD that a data file of a draft does not keep; gone with the file.
CREATE TABLE deposit_file_rule (
    deposit_id TEXT NOT NULL,
    path       TEXT NOT NULL,
    number     INT  NOT NULL,
    rule       TEXT NOT NULL,
    subject    TEXT NOT NULL,
    detail     TEXT NOT NULL,
    PRIMARY KEY (deposit_id, path, number),
    FOREIGN KEY (deposit_id, path) REFERENCES deposit_file (deposit_id, path) ON DELETE CASCADE
);
CREATE INDEX deposit_file_rule_of ON deposit_file_rule (deposit_id, rule, path);
