ALTER TABLE "accounts" ADD COLUMN "other_fields" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" DROP COLUMN "raw";