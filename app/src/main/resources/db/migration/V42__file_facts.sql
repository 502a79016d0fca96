-- What a data file says of place, time and variables, as JSON, by its digest: read once when it comes in, and compared with
-- what the description says.
CREATE TABLE file_facts (
    sha512   CHAR(128) NOT NULL PRIMARY KEY,
    document TEXT      NOT NULL
);
