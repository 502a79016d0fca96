-- A deposit becomes a version of a record. The first one has the record's own id; "base_version" is the version a later
-- one began from, and 0 for the first.
ALTER TABLE deposit ADD COLUMN record_id TEXT NOT NULL DEFAULT '';
ALTER TABLE deposit ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE deposit ADD COLUMN base_version INTEGER NOT NULL DEFAULT 0;
UPDATE deposit SET record_id = id;

-- Two people, or two tabs, never prepare two next versions of one record.
CREATE UNIQUE INDEX deposit_next ON deposit (record_id)
    WHERE state IN ('draft', 'submitted', 'in-review', 'changes-requested', 'accepted', 'publishing');

-- Where the archive keeps the bytes of a file that a new version takes over; its "staged_name" is empty.
ALTER TABLE deposit_file ADD COLUMN content_path TEXT;
