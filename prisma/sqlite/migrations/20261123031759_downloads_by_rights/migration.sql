-- AlterTable
ALTER TABLE "RightsStatement" ADD COLUMN "downloads" TEXT;
