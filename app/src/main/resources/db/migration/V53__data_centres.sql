-- What a data centre is beyond its name and dress: acronym, themes, policies, prefix, moderators, as JSON. A centre of
-- which nothing more was said has no row.
CREATE TABLE data_centre (
    slug     VARCHAR(40) NOT NULL PRIMARY KEY,
    document TEXT        NOT NULL
);

-- The data centre a deposit is for, by its slug; empty for none.
ALTER TABLE deposit ADD COLUMN centre TEXT NOT NULL DEFAULT '';
CREATE INDEX deposit_centre ON deposit (centre, state);
