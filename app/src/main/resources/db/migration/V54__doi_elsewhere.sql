-- Where a DOI leads whose data lie elsewhere, if not to the page of its record here.
ALTER TABLE doi ADD COLUMN elsewhere TEXT;
