-- CreateTable
CREATE TABLE "Tour" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "slug" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "publishedRevision" INTEGER,
    "firstPublishedAt" DATETIME,
    "deletedAt" DATETIME,
    "deletedById" TEXT,
    "purgedAt" DATETIME,
    "publicationId" TEXT,
    CONSTRAINT "Tour_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "TourPublication" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TourLabel" (
    "tourId" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "title" TEXT,
    "text" TEXT,
    "stale" BOOLEAN NOT NULL DEFAULT false,
    "seen" TEXT,
    "answeringIn" TEXT,

    PRIMARY KEY ("tourId", "language"),
    CONSTRAINT "TourLabel_tourId_fkey" FOREIGN KEY ("tourId") REFERENCES "Tour" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TourStop" (
    "tourId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "photographId" TEXT NOT NULL,
    "scanId" TEXT,
    "region" TEXT,
    "awaited" TEXT,
    "position" INTEGER NOT NULL,
    "dwellSeconds" INTEGER,

    PRIMARY KEY ("tourId", "id"),
    CONSTRAINT "TourStop_photographId_fkey" FOREIGN KEY ("photographId") REFERENCES "Photograph" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "TourStop_tourId_fkey" FOREIGN KEY ("tourId") REFERENCES "Tour" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TourStopText" (
    "tourId" TEXT NOT NULL,
    "stopId" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "title" TEXT,
    "text" TEXT,
    "narrationId" TEXT,
    "captionsId" TEXT,

    PRIMARY KEY ("tourId", "stopId", "language"),
    CONSTRAINT "TourStopText_tourId_fkey" FOREIGN KEY ("tourId") REFERENCES "Tour" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TourPublication" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "tourId" TEXT NOT NULL,
    "snapshot" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "createdById" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "TourPublication_tourId_fkey" FOREIGN KEY ("tourId") REFERENCES "Tour" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TourMedia" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "tourId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "seconds" REAL,
    "name" TEXT NOT NULL,
    "createdById" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "TourMedia_tourId_fkey" FOREIGN KEY ("tourId") REFERENCES "Tour" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Tour_slug_key" ON "Tour"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Tour_publicationId_key" ON "Tour"("publicationId");

-- CreateIndex
CREATE INDEX "TourStop_photographId_idx" ON "TourStop"("photographId");

-- CreateIndex
CREATE INDEX "TourPublication_tourId_createdAt_idx" ON "TourPublication"("tourId", "createdAt");

-- CreateIndex
CREATE INDEX "TourMedia_tourId_idx" ON "TourMedia"("tourId");

-- CreateIndex
CREATE INDEX "TourMedia_sha256_idx" ON "TourMedia"("sha256");
