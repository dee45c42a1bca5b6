-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Upload" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "fingerprint" TEXT,
    "sha256" TEXT,
    "publishWhenReady" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL DEFAULT 'ARRIVING',
    "photographId" TEXT,
    "scanId" TEXT,
    "isRepeat" BOOLEAN NOT NULL DEFAULT false,
    "failureCode" TEXT,
    "failureDetail" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "touchedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Upload_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Upload_photographId_fkey" FOREIGN KEY ("photographId") REFERENCES "Photograph" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Upload_scanId_fkey" FOREIGN KEY ("scanId") REFERENCES "Scan" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Upload" ("bytes", "createdAt", "failureCode", "failureDetail", "id", "isRepeat", "name", "photographId", "scanId", "state", "touchedAt", "userId") SELECT "bytes", "createdAt", "failureCode", "failureDetail", "id", "isRepeat", "name", "photographId", "scanId", "state", "touchedAt", "userId" FROM "Upload";
DROP TABLE "Upload";
ALTER TABLE "new_Upload" RENAME TO "Upload";
CREATE INDEX "Upload_userId_state_idx" ON "Upload"("userId", "state");
CREATE INDEX "Upload_state_touchedAt_idx" ON "Upload"("state", "touchedAt");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
