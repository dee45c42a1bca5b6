-- AlterTable
ALTER TABLE "Photograph" ADD COLUMN "firstPublishedAt" DATETIME;
ALTER TABLE "Photograph" ADD COLUMN "publishFailure" TEXT;

-- AlterTable
ALTER TABLE "Section" ADD COLUMN "deletedById" TEXT;
ALTER TABLE "Section" ADD COLUMN "firstPublishedAt" DATETIME;

-- AlterTable
-- Columns are added to the table as it stands: to drop and rebuild it would empty what points to it.
ALTER TABLE "SectionPublication" ADD COLUMN "createdById" TEXT;
ALTER TABLE "SectionPublication" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "Photograph_deletedAt_idx" ON "Photograph"("deletedAt");

-- What was published before there were revisions is published in its first one.
UPDATE "Photograph" SET
  "firstPublishedAt" = (SELECT MIN("createdAt") FROM "PhotographPublication" WHERE "photographId" = "Photograph"."id"),
  "publishedRevision" = CASE WHEN "publicationId" IS NULL THEN NULL ELSE COALESCE("publishedRevision", 1) END
WHERE EXISTS (SELECT 1 FROM "PhotographPublication" WHERE "photographId" = "Photograph"."id");
UPDATE "Section" SET
  "firstPublishedAt" = (SELECT MIN("createdAt") FROM "SectionPublication" WHERE "sectionId" = "Section"."id"),
  "publishedRevision" = CASE WHEN "publicationId" IS NULL THEN NULL ELSE COALESCE("publishedRevision", 1) END
WHERE EXISTS (SELECT 1 FROM "SectionPublication" WHERE "sectionId" = "Section"."id");
