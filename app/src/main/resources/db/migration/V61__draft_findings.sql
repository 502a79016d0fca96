-- What is to be said of the files of a draft is found without reading all of them: of each file what it is is kept, of each
-- deposit how many there are of a sort.
ALTER TABLE deposit_file ADD COLUMN is_misnamed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE deposit_file ADD COLUMN has_facts INTEGER NOT NULL DEFAULT 0;
-- Files that a new version takes over, and files that are by their names data rather than texts about them.
ALTER TABLE deposit_content ADD COLUMN kept_count BIGINT NOT NULL DEFAULT 0;
ALTER TABLE deposit_content ADD COLUMN data_count BIGINT NOT NULL DEFAULT 0;

UPDATE deposit_file SET has_facts = 1 WHERE sha512 IN (SELECT sha512 FROM file_facts);

WITH said (ending, media_type) AS (VALUES
    ('nc', 'application/x-netcdf'), ('nc4', 'application/x-netcdf'), ('cdf', 'application/x-netcdf'),
    ('h5', 'application/x-hdf5'), ('hdf5', 'application/x-hdf5'),
    ('grib', 'application/wmo-GRIB2'), ('grib2', 'application/wmo-GRIB2'),
    ('csv', 'text/csv'), ('tsv', 'text/tab-separated-values'), ('txt', 'text/plain'), ('md', 'text/markdown'),
    ('json', 'application/json'), ('geojson', 'application/geo+json'), ('xml', 'application/xml'),
    ('pdf', 'application/pdf'), ('zip', 'application/zip'), ('gz', 'application/gzip'), ('tgz', 'application/gzip'),
    ('tar', 'application/x-tar'), ('xz', 'application/x-xz'), ('bz2', 'application/x-bzip2'),
    ('7z', 'application/x-7z-compressed'), ('png', 'image/png'), ('jpg', 'image/jpeg'), ('jpeg', 'image/jpeg'),
    ('tif', 'image/tiff'), ('tiff', 'image/tiff'), ('parquet', 'application/vnd.apache.parquet'),
    ('gpkg', 'application/geopackage+sqlite3'))
UPDATE deposit_file SET is_misnamed = 1 WHERE EXISTS (
    SELECT 1 FROM said
    WHERE lower(deposit_file.path) LIKE '%.' || said.ending AND said.media_type <> deposit_file.media_type);

UPDATE deposit_content SET
    kept_count = (SELECT count(*) FROM deposit_file f
        WHERE f.deposit_id = deposit_content.deposit_id AND f.content_path IS NOT NULL),
    data_count = (SELECT count(*) FROM deposit_file f
        WHERE f.deposit_id = deposit_content.deposit_id
            AND NOT (lower(f.path) LIKE '%.md' OR lower(f.path) LIKE '%.txt' OR lower(f.path) LIKE '%.pdf'
                OR lower(f.path) LIKE '%.htm' OR lower(f.path) LIKE '%.html' OR lower(f.path) LIKE '%.rtf'
                OR lower(f.path) LIKE '%.doc' OR lower(f.path) LIKE '%.docx' OR lower(f.path) LIKE '%.odt'
                OR '/' || lower(f.path) LIKE '%/readme' OR '/' || lower(f.path) LIKE '%/license'
                OR '/' || lower(f.path) LIKE '%/licence'));

-- Each holds the few that are odd, not all; those that are kept are asked for by the digest of withdrawn bytes.
CREATE INDEX deposit_file_unreadable ON deposit_file (deposit_id, path) WHERE remark IS NOT NULL;
CREATE INDEX deposit_file_misnamed ON deposit_file (deposit_id, path) WHERE is_misnamed = 1;
CREATE INDEX deposit_file_program ON deposit_file (deposit_id, path) WHERE media_type = 'application/x-executable';
CREATE INDEX deposit_file_with_facts ON deposit_file (deposit_id, path) WHERE has_facts = 1;
CREATE INDEX deposit_file_kept ON deposit_file (deposit_id, sha512) WHERE content_path IS NOT NULL;
