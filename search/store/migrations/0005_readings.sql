-- What people set right is laid over the record; `reading` is then the record as the reading gave it, and null where nothing was set right.
ALTER TABLE articles ADD COLUMN reading TEXT;
