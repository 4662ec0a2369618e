-- The queue of readings has one row a sub-account, whoever puts it into the directory. A new one is due at once.
CREATE FUNCTION check_new_accounts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO account_checks (account_id, read_at, due_at)
  SELECT id, plans_read_at, listed_at FROM added WHERE gone_at IS NULL
  UNION ALL SELECT id, plans_read_at, 'infinity' FROM added WHERE gone_at IS NOT NULL
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER accounts_added AFTER INSERT ON accounts
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION check_new_accounts();
--> statement-breakpoint
-- What others note on the directory's row moves the queue: a reading, a change of ours (its effect is looked at
-- within two minutes), a sub-account that is gone (never due) or back (due at once).
CREATE FUNCTION check_moved_account() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  change_moved boolean := (OLD.open_change_id, OLD.open_change_state)
    IS DISTINCT FROM (NEW.open_change_id, NEW.open_change_state);
BEGIN
  UPDATE account_checks SET
    read_at = greatest(read_at, NEW.plans_read_at),
    changed_at = CASE WHEN change_moved THEN clock_timestamp() ELSE changed_at END,
    due_at = CASE
      WHEN NEW.gone_at IS NOT NULL THEN 'infinity'
      WHEN OLD.gone_at IS NOT NULL THEN NEW.listed_at
      WHEN change_moved THEN least(due_at, clock_timestamp() + interval '2 minutes')
      ELSE due_at END
  WHERE account_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER accounts_moved
  AFTER UPDATE OF plans_read_at, open_change_id, open_change_state, gone_at ON accounts FOR EACH ROW
  WHEN ((OLD.plans_read_at, OLD.open_change_id, OLD.open_change_state, OLD.gone_at)
    IS DISTINCT FROM (NEW.plans_read_at, NEW.open_change_id, NEW.open_change_state, NEW.gone_at))
  EXECUTE FUNCTION check_moved_account();
--> statement-breakpoint
INSERT INTO account_checks (account_id, read_at, due_at)
SELECT id, plans_read_at, CASE WHEN gone_at IS NULL THEN listed_at ELSE 'infinity' END FROM accounts
ON CONFLICT DO NOTHING;
--> statement-breakpoint
INSERT INTO sync_state (id) VALUES (1) ON CONFLICT DO NOTHING;
