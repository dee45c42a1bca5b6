-- CreateTable
CREATE TABLE "BatchStep" (
    "batchId" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,

    PRIMARY KEY ("batchId", "subjectId"),
    CONSTRAINT "BatchStep_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "Batch" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
