-- AlterTable
ALTER TABLE "Photograph" ADD COLUMN "proposedById" TEXT;

-- AlterTable
ALTER TABLE "Section" ADD COLUMN "purgedAt" DATETIME;
