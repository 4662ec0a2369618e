-- A reading that replaces another one is noted in the very statement that stores it, with our own changes that may
-- explain it: those whose effect nobody has seen yet, and those that count as not applied but may come late.
CREATE FUNCTION note_plan_difference() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO plan_differences
    (account_id, after_at, by_at, before_version, after_version, before_raw, after_raw, change_ids)
  VALUES (NEW.account_id, OLD.read_at, NEW.read_at, OLD.version, NEW.version, OLD.raw, NEW.raw, ARRAY(
    SELECT id FROM changes
    WHERE account_id = NEW.account_id AND sent_at IS NOT NULL AND (
      state IN ('sending', 'unknown', 'needs_person', 'accepted')
      OR (state = 'applied' AND settled_at >= OLD.changed_at)
      OR (state = 'not_applied' AND sent_at > NEW.read_at - interval '7 days'))
    ORDER BY sent_at, id))
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER account_plans_replaced AFTER UPDATE ON account_plans
  FOR EACH ROW WHEN (OLD.version <> NEW.version) EXECUTE FUNCTION note_plan_difference();
