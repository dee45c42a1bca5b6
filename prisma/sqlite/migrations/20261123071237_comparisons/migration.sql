-- CreateTable
CREATE TABLE "Comparison" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "firstId" TEXT NOT NULL,
    "secondId" TEXT NOT NULL,
    "pair" TEXT NOT NULL,
    "alignment" TEXT,
    "titles" TEXT NOT NULL DEFAULT '{}',
    "texts" TEXT NOT NULL DEFAULT '{}',
    "revision" INTEGER NOT NULL DEFAULT 0,
    "updatedAt" DATETIME NOT NULL,
    "deletedAt" DATETIME,
    CONSTRAINT "Comparison_firstId_fkey" FOREIGN KEY ("firstId") REFERENCES "Photograph" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Comparison_secondId_fkey" FOREIGN KEY ("secondId") REFERENCES "Photograph" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Comparison_pair_key" ON "Comparison"("pair");

-- CreateIndex
CREATE INDEX "Comparison_firstId_idx" ON "Comparison"("firstId");

-- CreateIndex
CREATE INDEX "Comparison_secondId_idx" ON "Comparison"("secondId");
