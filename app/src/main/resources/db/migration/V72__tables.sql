-- How a table in text of a draft is read as observations, as a person has confirmed it: of these very bytes. A file of the same
-- name with other bytes is asked about anew.
CREATE TABLE deposit_table (
    deposit_id   TEXT   NOT NULL,
    path         TEXT   NOT NULL,
    sha512       TEXT   NOT NULL,
    mapping      TEXT   NOT NULL,
    confirmed_by TEXT   NOT NULL,
    confirmed_at BIGINT NOT NULL,
    PRIMARY KEY (deposit_id, path, sha512),
    FOREIGN KEY (deposit_id) REFERENCES deposit (id)
);

-- Tables that could be read as observations are found without reading all files.
CREATE INDEX deposit_file_table ON deposit_file (deposit_id, path)
    WHERE media_type IN ('text/csv', 'text/tab-separated-values') AND has_facts = 0;

-- How a published table in text is read as observations. It holds for the same bytes under the same name in every version.
CREATE TABLE record_table (
    record_id    TEXT   NOT NULL,
    path         TEXT   NOT NULL,
    sha512       TEXT   NOT NULL,
    mapping      TEXT   NOT NULL,
    confirmed_by TEXT   NOT NULL,
    confirmed_at BIGINT NOT NULL,
    PRIMARY KEY (record_id, path, sha512)
);
