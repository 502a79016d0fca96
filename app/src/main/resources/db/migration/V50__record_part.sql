-- The named part of the catalogue, a project, that whoever brought the record wants it in; NULL for none.
ALTER TABLE record ADD COLUMN part VARCHAR(40);
