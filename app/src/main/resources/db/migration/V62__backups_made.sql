-- Backups that were begun of this centre, so that it is known which of them hold bytes that were freed since. Written before
-- the first byte is copied: one that broke off may hold them too. Times are epoch milliseconds.
CREATE TABLE backup_made (
    begun_at     BIGINT NOT NULL PRIMARY KEY,
    -- As it was given to the command; a folder holds several copies over one archive.
    folder       TEXT   NOT NULL,
    -- The name of the copy in that folder, once it was whole.
    copy_name    TEXT,
    -- When somebody said that the folder with all its copies was destroyed, and the account.
    destroyed_at BIGINT,
    destroyed_by TEXT
);
CREATE INDEX backup_made_in ON backup_made (folder, begun_at);
