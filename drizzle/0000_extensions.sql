-- Trigram search on names and titles. On a server this needs a role that may create extensions, once per database.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
