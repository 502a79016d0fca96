-- Projects and data centres: parts of the catalogue with a name, a dress and doors of their own. Times are epoch milliseconds.

CREATE TABLE project (
    -- As it stands in addresses; projects and centres share one set of names.
    slug       VARCHAR(40) NOT NULL PRIMARY KEY,
    kind       VARCHAR(10) NOT NULL CHECK (kind IN ('project', 'centre')),
    document   TEXT        NOT NULL,
    -- Counts the changes of this project; what was seen before a change is told by it.
    change     BIGINT      NOT NULL,
    changed_at BIGINT      NOT NULL
);

CREATE TABLE project_logo (
    slug       VARCHAR(40)  NOT NULL PRIMARY KEY,
    media_type VARCHAR(40)  NOT NULL,
    digest     VARCHAR(128) NOT NULL,
    content    BYTEA        NOT NULL
);
