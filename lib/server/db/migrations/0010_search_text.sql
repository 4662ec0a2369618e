CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
-- The characters of a folded text that are neither a-z, 0-9 nor blanks: what a trigram index may not see. It costs more
-- than to look at the text itself, and the planner should know.
CREATE FUNCTION search_marks(folded text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 1000 AS $$
  SELECT string_to_array(regexp_replace(folded, '[a-z0-9 \n]', '', 'g'), NULL)
$$;
