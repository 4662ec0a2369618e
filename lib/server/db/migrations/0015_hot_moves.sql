DROP INDEX "accounts_open_change";--> statement-breakpoint
CREATE INDEX "changes_shown" ON "changes" USING btree ("state","account_id") WHERE state in ('prepared', 'sending', 'unknown', 'needs_person', 'accepted');--> statement-breakpoint
-- Room on the page for the next version of a row, which then needs no new entry in any index.
ALTER TABLE "accounts" SET (fillfactor = 90);
