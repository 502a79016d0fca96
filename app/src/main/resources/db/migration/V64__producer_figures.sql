-- Organisations that produced records, counted as records change and are used, so that a list of them and their pages read as
-- many rows as they show. All of it but the names is derived from records and their use, and may be made anew from change 0.

-- The organisation that made what each record describes; records that name none are not here.
CREATE TABLE producer_record (
    record_id VARCHAR(40)  NOT NULL PRIMARY KEY REFERENCES record (id),
    -- The name in lower case, as in producer.
    name_key  VARCHAR(300) NOT NULL,
    -- How many of the things that a description should tell it tells.
    told      INTEGER      NOT NULL,
    -- Whose document leads the record; NULL where none does.
    harvester BIGINT
);

CREATE TABLE producer_figure (
    name_key    VARCHAR(300) NOT NULL PRIMARY KEY,
    -- As its record that changed last writes it, and without capitals and accents.
    name        VARCHAR(300) NOT NULL,
    name_folded VARCHAR(300) NOT NULL,
    records     BIGINT       NOT NULL,
    -- Over all its records.
    told        BIGINT       NOT NULL,
    -- Of what they should tell, in thousandths.
    quality     INTEGER      NOT NULL,
    dead_links  BIGINT       NOT NULL
);
CREATE INDEX producer_figure_name ON producer_figure (name_folded, name_key);
CREATE INDEX producer_figure_records ON producer_figure (records, name_key);
CREATE INDEX producer_figure_quality ON producer_figure (quality, name_key);
CREATE INDEX producer_figure_dead_links ON producer_figure (dead_links, name_key);

-- From which sources how many of its records came.
CREATE TABLE producer_source (
    name_key  VARCHAR(300) NOT NULL,
    harvester BIGINT       NOT NULL,
    records   BIGINT       NOT NULL,
    PRIMARY KEY (name_key, harvester)
);

-- How often its records were looked at and fetched.
CREATE TABLE producer_month (
    name_key  VARCHAR(300) NOT NULL,
    -- As 2026-11, in UTC.
    month     CHAR(7)      NOT NULL,
    views     BIGINT       NOT NULL,
    downloads BIGINT       NOT NULL,
    PRIMARY KEY (name_key, month)
);

-- Up to which change of the catalogue records were counted. Whoever writes what is counted locks it first.
CREATE TABLE producer_mark (
    id            INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    change_number BIGINT  NOT NULL
);
INSERT INTO producer_mark (id, change_number) VALUES (1, 0);

-- What staff say it is called; records write one name.
ALTER TABLE producer ADD COLUMN name_fr VARCHAR(300);
ALTER TABLE producer ADD COLUMN name_en VARCHAR(300);
-- Both, without capitals and accents.
ALTER TABLE producer ADD COLUMN names_folded VARCHAR(700);
