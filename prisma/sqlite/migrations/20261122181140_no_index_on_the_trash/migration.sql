-- DropIndex
DROP INDEX "Photograph_deletedAt_idx";
