-- What curators decided of the parts of the catalogue, the projects, that a record is in: words such as "+tides -argo", in it
-- and out of it whatever else would make it a member or not; NULL where nobody decided anything. Beside "part", which is the
-- harvest's and is written by every one.
ALTER TABLE record ADD COLUMN parts_decided TEXT;
