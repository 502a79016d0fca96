-- When what an account knew of a person was erased; null while it knows them. Its id stays for ever.
ALTER TABLE account ADD COLUMN erased_at BIGINT;
