-- Who may have the data of a version, from when and on which terms, as JSON; null is open to all.
ALTER TABLE record ADD COLUMN access_json TEXT;
ALTER TABLE record_version ADD COLUMN access_json TEXT;
ALTER TABLE deposit ADD COLUMN access_json TEXT;
