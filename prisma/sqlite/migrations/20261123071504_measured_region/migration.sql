-- AlterTable
ALTER TABLE "Photograph" ADD COLUMN "measuredScanId" TEXT;
ALTER TABLE "Photograph" ADD COLUMN "measuredShape" TEXT;
