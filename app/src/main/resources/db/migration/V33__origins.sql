-- Documents come by harvests as well as by imports, so that the run is not always one of import_run: 0 where it is none.
CREATE TABLE origin_document (
    record_id     VARCHAR(40)  NOT NULL PRIMARY KEY REFERENCES record (id),
    source        TEXT         NOT NULL,
    path          TEXT         NOT NULL,
    document_id   TEXT,
    identity      TEXT         NOT NULL UNIQUE,
    format        VARCHAR(40)  NOT NULL,
    sha512        CHAR(128)    NOT NULL REFERENCES harvested_original (sha512),
    change_number BIGINT       NOT NULL,
    run           BIGINT       NOT NULL,
    harvested_at  BIGINT       NOT NULL
);
INSERT INTO origin_document (record_id, source, path, document_id, identity, format, sha512, change_number, run, harvested_at)
    SELECT record_id, source, path, document_id, identity, format, sha512, change_number, run, harvested_at FROM harvested_document;
DROP TABLE harvested_document;
ALTER TABLE origin_document RENAME TO harvested_document;
CREATE INDEX harvested_document_place ON harvested_document (source, path);
CREATE INDEX harvested_document_digest ON harvested_document (sha512);
