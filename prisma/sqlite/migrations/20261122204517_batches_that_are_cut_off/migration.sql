ALTER TABLE "Batch" ADD COLUMN "touchedAt" DATETIME;
ALTER TABLE "Batch" ADD COLUMN "finishedAt" DATETIME;
ALTER TABLE "Batch" ADD COLUMN "changed" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Batch" ADD COLUMN "work" TEXT;

-- What was there before ended with its page.
UPDATE "Batch" SET "finishedAt" = "at", "touchedAt" = "at";
