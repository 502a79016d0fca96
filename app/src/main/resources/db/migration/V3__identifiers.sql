-- DOIs of this centre. A row is never deleted: no DOI is given twice.
CREATE TABLE doi (
    doi                VARCHAR(200) NOT NULL PRIMARY KEY,
    record_id          VARCHAR(100) NOT NULL UNIQUE,
    rehearsal          BOOLEAN      NOT NULL,
    wanted             VARCHAR(10)  NOT NULL CHECK (wanted IN ('reserved', 'registered', 'findable')),
    confirmed          VARCHAR(10)  NOT NULL CHECK (confirmed IN ('reserved', 'draft', 'registered', 'findable')),
    url                TEXT,
    -- The attributes of DataCite's JSON:API, as given.
    attributes         TEXT,
    -- Raised by every new wish; what was read back belongs to one of them.
    revision           BIGINT       NOT NULL,
    confirmed_revision BIGINT       NOT NULL,
    -- Whether we began to create it at DataCite: before that, one that is there already is somebody else's.
    claimed            BOOLEAN      NOT NULL,
    attempts           INTEGER      NOT NULL,
    trouble            VARCHAR(20),
    last_error         TEXT,
    reserved_at        BIGINT       NOT NULL,
    changed_at         BIGINT       NOT NULL
);
CREATE INDEX doi_by_trouble ON doi (trouble, changed_at);
