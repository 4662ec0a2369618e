-- Sub-accounts that Zoom lists: a statement that adds or removes changes the number once, each one that goes or comes
-- back changes it by one.
INSERT INTO directory_total (id, listed) SELECT 1, count(*) FROM accounts WHERE gone_at IS NULL;
--> statement-breakpoint
CREATE FUNCTION count_added_accounts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE directory_total SET listed = listed + added.more
    FROM (SELECT count(*)::int AS more FROM added WHERE gone_at IS NULL) added WHERE added.more > 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER accounts_counted_added AFTER INSERT ON accounts
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_added_accounts();
--> statement-breakpoint
CREATE FUNCTION count_removed_accounts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE directory_total SET listed = listed - removed.less
    FROM (SELECT count(*)::int AS less FROM removed WHERE gone_at IS NULL) removed WHERE removed.less > 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER accounts_counted_removed AFTER DELETE ON accounts
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION count_removed_accounts();
--> statement-breakpoint
CREATE FUNCTION count_moved_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE directory_total SET listed = listed + CASE WHEN NEW.gone_at IS NULL THEN 1 ELSE -1 END;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER accounts_counted_moved AFTER UPDATE OF gone_at ON accounts
  FOR EACH ROW WHEN ((OLD.gone_at IS NULL) <> (NEW.gone_at IS NULL)) EXECUTE FUNCTION count_moved_account();
--> statement-breakpoint
CREATE FUNCTION count_no_accounts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE directory_total SET listed = 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER accounts_counted_none AFTER TRUNCATE ON accounts
  FOR EACH STATEMENT EXECUTE FUNCTION count_no_accounts();
