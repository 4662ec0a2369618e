CREATE TABLE "account_plans" (
	"account_id" text PRIMARY KEY NOT NULL,
	"raw" jsonb NOT NULL,
	"version" text NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"account_number" text,
	"account_type" text,
	"owner_email" text,
	"seats" integer,
	"reseller" boolean DEFAULT false NOT NULL,
	"bulk_license" boolean DEFAULT false NOT NULL,
	"pay_mode" text,
	"zoom_created_at" text,
	"subscription_start" date,
	"subscription_end" date,
	"raw" jsonb NOT NULL,
	"search" text NOT NULL,
	"sort_name" text NOT NULL,
	"status" text DEFAULT 'not_read' NOT NULL,
	"base_type" text,
	"base_hosts" integer,
	"addon_count" integer DEFAULT 0 NOT NULL,
	"addon_families" text[] DEFAULT '{}'::text[] NOT NULL,
	"next_invoice_date" date,
	"plans_read_at" timestamp with time zone,
	"read_failure" jsonb,
	"open_change_id" text,
	"open_change_state" text,
	"listed_at" timestamp with time zone NOT NULL,
	"gone_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_id" text,
	"actor_name" text NOT NULL,
	"actor_role" text,
	"ip" text,
	"action" text NOT NULL,
	"target" text,
	"before" jsonb,
	"after" jsonb,
	"change_id" text,
	"request_id" text
);
--> statement-breakpoint
CREATE TABLE "changes" (
	"id" text PRIMARY KEY NOT NULL,
	"idempotency_key" text NOT NULL,
	"request_hash" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"account_id" text NOT NULL,
	"account_name" text NOT NULL,
	"request" jsonb NOT NULL,
	"sent" jsonb,
	"saw_version" text NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"reason" text,
	"requested_by_id" text NOT NULL,
	"requested_by_name" text NOT NULL,
	"requested_by_role" text NOT NULL,
	"request_id" text NOT NULL,
	"zoom" jsonb,
	"explanation" jsonb,
	"answer" jsonb,
	"evidence" jsonb NOT NULL,
	"fence" integer DEFAULT 1 NOT NULL,
	"lease_until" timestamp with time zone,
	"checks" integer DEFAULT 0 NOT NULL,
	"next_check_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	CONSTRAINT "changes_idempotency_key_unique" UNIQUE("idempotency_key")
);
--> statement-breakpoint
CREATE TABLE "plan_lines" (
	"account_id" text NOT NULL,
	"position" integer NOT NULL,
	"path" text NOT NULL,
	"family" text NOT NULL,
	"type" text,
	"hosts" bigint,
	"service_effective_date" date,
	"next_invoice_date" date,
	"status" text,
	"status_text" text,
	"detail" jsonb NOT NULL,
	CONSTRAINT "plan_lines_account_id_path_pk" PRIMARY KEY("account_id","path")
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"label" text PRIMARY KEY NOT NULL,
	"arrival" double precision NOT NULL,
	"day" date NOT NULL,
	"used" integer DEFAULT 0 NOT NULL,
	"blocked_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sync_runs" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"state" text NOT NULL,
	"accounts_listed" integer DEFAULT 0 NOT NULL,
	"plans_total" integer DEFAULT 0 NOT NULL,
	"plans_read" integer DEFAULT 0 NOT NULL,
	"plans_failed" integer DEFAULT 0 NOT NULL,
	"error" text,
	"requested_by" text
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"role" text,
	"disabled_at" timestamp with time zone,
	"last_sign_in_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "zoom_token" (
	"id" text PRIMARY KEY NOT NULL,
	"access_token" text,
	"fetched_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"lease_until" timestamp with time zone,
	"generation" integer DEFAULT 0 NOT NULL,
	"failed_at" timestamp with time zone,
	"failure" text
);
--> statement-breakpoint
ALTER TABLE "account_plans" ADD CONSTRAINT "account_plans_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_lines" ADD CONSTRAINT "plan_lines_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accounts_sort_name" ON "accounts" USING btree ("sort_name","id");--> statement-breakpoint
CREATE INDEX "accounts_next_invoice" ON "accounts" USING btree ("next_invoice_date","id");--> statement-breakpoint
CREATE INDEX "accounts_status" ON "accounts" USING btree ("status");--> statement-breakpoint
CREATE INDEX "audit_events_change" ON "audit_events" USING btree ("change_id");--> statement-breakpoint
CREATE INDEX "audit_events_at" ON "audit_events" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "changes_one_open" ON "changes" USING btree ("account_id") WHERE state in ('prepared', 'sending', 'unknown', 'needs_person');--> statement-breakpoint
CREATE INDEX "changes_by_time" ON "changes" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "changes_by_account" ON "changes" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE INDEX "changes_next_check" ON "changes" USING btree ("next_check_at");--> statement-breakpoint
CREATE INDEX "plan_lines_next_invoice" ON "plan_lines" USING btree ("next_invoice_date","account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_identity" ON "users" USING btree ("issuer","subject");