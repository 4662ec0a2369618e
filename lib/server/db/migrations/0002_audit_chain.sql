CREATE TABLE "audit_chain" (
	"position" bigint PRIMARY KEY NOT NULL,
	"event_seq" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "audit_chain_event_seq_unique" UNIQUE("event_seq")
);
--> statement-breakpoint
CREATE FUNCTION audit_canonical(event audit_events) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'seq', event.seq,
    'at', to_char(event.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    'actorId', event.actor_id, 'actorName', event.actor_name, 'actorRole', event.actor_role, 'ip', event.ip,
    'action', event.action, 'target', event.target, 'before', event.before, 'after', event.after,
    'changeId', event.change_id, 'requestId', event.request_id)::text
$$;
--> statement-breakpoint
-- Runs when the transaction commits, after every row lock is held: the chain's own lock is the last and the shortest.
CREATE FUNCTION chain_audit_event() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  last audit_chain%ROWTYPE;
BEGIN
  PERFORM pg_advisory_xact_lock(28348242);
  SELECT * INTO last FROM audit_chain ORDER BY position DESC LIMIT 1;
  INSERT INTO audit_chain (position, event_seq, hash) VALUES (
    coalesce(last.position, 0) + 1, NEW.seq,
    sha256(coalesce(last.hash, ''::bytea) || convert_to(audit_canonical(NEW), 'UTF8')));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The audit is only ever added to' USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
-- What was written before there was a chain becomes its beginning.
DO $$
DECLARE
  event audit_events%ROWTYPE;
  at_position bigint := 0;
  chained bytea := ''::bytea;
BEGIN
  FOR event IN SELECT * FROM audit_events ORDER BY seq LOOP
    at_position := at_position + 1;
    chained := sha256(chained || convert_to(audit_canonical(event), 'UTF8'));
    INSERT INTO audit_chain (position, event_seq, hash) VALUES (at_position, event.seq, chained);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER audit_events_chain AFTER INSERT ON audit_events
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION chain_audit_event();
--> statement-breakpoint
CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
--> statement-breakpoint
CREATE TRIGGER audit_chain_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_chain
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
