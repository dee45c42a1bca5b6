-- CreateTable
CREATE TABLE "IiifSource" (
    "photographId" TEXT NOT NULL PRIMARY KEY,
    "manifestId" TEXT NOT NULL,
    "canvasId" TEXT NOT NULL,
    "readFrom" TEXT NOT NULL,
    "pictureFrom" TEXT,
    "rights" TEXT,
    "attribution" TEXT NOT NULL,
    "importedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "IiifSource_photographId_fkey" FOREIGN KEY ("photographId") REFERENCES "Photograph" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "IiifSource_manifestId_canvasId_key" ON "IiifSource"("manifestId", "canvasId");
