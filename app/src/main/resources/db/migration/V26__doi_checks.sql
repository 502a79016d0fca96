-- What comparing with the DOI agency last found, one row a DOI; those the agency has and this centre does not know, too.
CREATE TABLE doi_check (
    doi        VARCHAR(200) NOT NULL PRIMARY KEY,
    outcome    VARCHAR(10)  NOT NULL CHECK (outcome IN ('agrees', 'differs', 'absent', 'unread', 'unknown')),
    detail     TEXT         NOT NULL,
    checked_at BIGINT       NOT NULL
);
CREATE INDEX doi_check_by_outcome ON doi_check (outcome, doi);
