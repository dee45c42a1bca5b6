-- CreateTable
CREATE TABLE "Maker" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "slug" TEXT NOT NULL,
    "born" TEXT,
    "died" TEXT,
    "sourceUrl" TEXT,
    "sourceNote" TEXT,
    "mergedIntoId" TEXT,
    CONSTRAINT "Maker_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Maker" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MakerName" (
    "makerId" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "isOurs" BOOLEAN NOT NULL DEFAULT false,

    PRIMARY KEY ("makerId", "language"),
    CONSTRAINT "MakerName_makerId_fkey" FOREIGN KEY ("makerId") REFERENCES "Maker" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PhotographMaker" (
    "photographId" TEXT NOT NULL,
    "makerId" TEXT NOT NULL,
    "role" TEXT NOT NULL DEFAULT 'PHOTOGRAPHER',
    "position" INTEGER NOT NULL DEFAULT 0,

    PRIMARY KEY ("photographId", "makerId", "role"),
    CONSTRAINT "PhotographMaker_photographId_fkey" FOREIGN KEY ("photographId") REFERENCES "Photograph" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PhotographMaker_makerId_fkey" FOREIGN KEY ("makerId") REFERENCES "Maker" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Place" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "slug" TEXT NOT NULL,
    "latitude" REAL,
    "longitude" REAL,
    "coordinatesFrom" TEXT,
    "sourceUrl" TEXT,
    "mergedIntoId" TEXT,
    CONSTRAINT "Place_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Place" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PlaceName" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "placeId" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'MAIN',
    "name" TEXT NOT NULL,
    "isOurs" BOOLEAN NOT NULL DEFAULT false,
    "source" TEXT,
    CONSTRAINT "PlaceName_placeId_fkey" FOREIGN KEY ("placeId") REFERENCES "Place" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PhotographPlace" (
    "photographId" TEXT NOT NULL,
    "placeId" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    PRIMARY KEY ("photographId", "placeId"),
    CONSTRAINT "PhotographPlace_photographId_fkey" FOREIGN KEY ("photographId") REFERENCES "Photograph" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PhotographPlace_placeId_fkey" FOREIGN KEY ("placeId") REFERENCES "Place" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Community" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "slug" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0
);

-- CreateTable
CREATE TABLE "CommunityName" (
    "communityId" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    PRIMARY KEY ("communityId", "language"),
    CONSTRAINT "CommunityName_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PhotographCommunity" (
    "photographId" TEXT NOT NULL,
    "communityId" TEXT NOT NULL,
    "basis" TEXT NOT NULL,

    PRIMARY KEY ("photographId", "communityId"),
    CONSTRAINT "PhotographCommunity_photographId_fkey" FOREIGN KEY ("photographId") REFERENCES "Photograph" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PhotographCommunity_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Holder" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "slug" TEXT NOT NULL,
    "url" TEXT
);

-- CreateTable
CREATE TABLE "HolderName" (
    "holderId" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "isOurs" BOOLEAN NOT NULL DEFAULT false,

    PRIMARY KEY ("holderId", "language"),
    CONSTRAINT "HolderName_holderId_fkey" FOREIGN KEY ("holderId") REFERENCES "Holder" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RightsStatement" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "uri" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "RightsStatementName" (
    "rightsId" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    PRIMARY KEY ("rightsId", "language"),
    CONSTRAINT "RightsStatementName_rightsId_fkey" FOREIGN KEY ("rightsId") REFERENCES "RightsStatement" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CatalogueVersion" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT DEFAULT 1,
    "version" INTEGER NOT NULL DEFAULT 1,
    "starter" TEXT,
    "changedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "Photograph" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "slug" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'DRAFT',
    "sourceTitle" TEXT,
    "sourceTitleLanguage" TEXT,
    "dateEdtf" TEXT,
    "dateAsWritten" TEXT,
    "dateLanguage" TEXT,
    "technique" TEXT,
    "techniqueLanguage" TEXT,
    "widthCm" REAL,
    "heightCm" REAL,
    "dimensionsOf" TEXT,
    "dimensionsAsWritten" TEXT,
    "inventoryNumber" TEXT,
    "sourceUrl" TEXT,
    "fileUrl" TEXT,
    "rightsAsStated" TEXT,
    "creditLine" TEXT,
    "evidence" TEXT NOT NULL DEFAULT 'SECOND_HAND',
    "seenIn" TEXT,
    "internalNotes" TEXT,
    "caveats" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    "deletedAt" DATETIME,
    "holderId" TEXT,
    "rightsId" TEXT,
    "sectionId" TEXT,
    "publicationId" TEXT,
    CONSTRAINT "Photograph_holderId_fkey" FOREIGN KEY ("holderId") REFERENCES "Holder" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Photograph_rightsId_fkey" FOREIGN KEY ("rightsId") REFERENCES "RightsStatement" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Photograph_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "Section" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Photograph_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "PhotographPublication" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PhotographLabel" (
    "photographId" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "title" TEXT,
    "titleIsOurs" BOOLEAN NOT NULL DEFAULT true,
    "caption" TEXT,
    "description" TEXT,
    "altText" TEXT,
    "note" TEXT,

    PRIMARY KEY ("photographId", "language"),
    CONSTRAINT "PhotographLabel_photographId_fkey" FOREIGN KEY ("photographId") REFERENCES "Photograph" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PhotographPublication" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "photographId" TEXT NOT NULL,
    "snapshot" TEXT NOT NULL,
    "scanId" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "PhotographPublication_photographId_fkey" FOREIGN KEY ("photographId") REFERENCES "Photograph" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PhotographPublication_scanId_fkey" FOREIGN KEY ("scanId") REFERENCES "Scan" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Section" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "slug" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "publicationId" TEXT,
    CONSTRAINT "Section_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "SectionPublication" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SectionLabel" (
    "sectionId" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "title" TEXT,
    "text" TEXT,

    PRIMARY KEY ("sectionId", "language"),
    CONSTRAINT "SectionLabel_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "Section" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SectionPublication" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "sectionId" TEXT NOT NULL,
    "snapshot" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "SectionPublication_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "Section" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PhotographSection" (
    "photographId" TEXT NOT NULL,
    "sectionId" TEXT NOT NULL,

    PRIMARY KEY ("photographId", "sectionId"),
    CONSTRAINT "PhotographSection_photographId_fkey" FOREIGN KEY ("photographId") REFERENCES "Photograph" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PhotographSection_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "Section" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "FormerSlug" (
    "kind" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "targetId" TEXT NOT NULL,

    PRIMARY KEY ("kind", "slug")
);

-- CreateTable
CREATE TABLE "Scan" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "photographId" TEXT,
    "standIn" BOOLEAN NOT NULL DEFAULT false,
    "originalSha256" TEXT,
    "originalBytes" BIGINT,
    "originalName" TEXT,
    "state" TEXT NOT NULL DEFAULT 'WAITING',
    "publishWhenReady" BOOLEAN NOT NULL DEFAULT false,
    "leaseOwner" TEXT,
    "leaseUntil" DATETIME,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "stage" TEXT,
    "progress" INTEGER NOT NULL DEFAULT 0,
    "failureCode" TEXT,
    "failureDetail" TEXT,
    "format" TEXT,
    "fileWidth" INTEGER,
    "fileHeight" INTEGER,
    "orientation" INTEGER,
    "bands" INTEGER,
    "bitsPerBand" INTEGER,
    "colourSpace" TEXT,
    "iccProfile" TEXT,
    "pages" INTEGER,
    "imageId" TEXT,
    "previewsAt" DATETIME,
    "width" INTEGER,
    "height" INTEGER,
    "tileSize" INTEGER,
    "tileCount" INTEGER,
    "pyramidBytes" BIGINT,
    "tilesDigest" TEXT,
    "previews" TEXT,
    "placeholder" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readyAt" DATETIME,
    CONSTRAINT "Scan_photographId_fkey" FOREIGN KEY ("photographId") REFERENCES "Photograph" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Maker_slug_key" ON "Maker"("slug");

-- CreateIndex
CREATE INDEX "PhotographMaker_makerId_idx" ON "PhotographMaker"("makerId");

-- CreateIndex
CREATE UNIQUE INDEX "Place_slug_key" ON "Place"("slug");

-- CreateIndex
CREATE INDEX "PlaceName_placeId_kind_language_idx" ON "PlaceName"("placeId", "kind", "language");

-- CreateIndex
CREATE INDEX "PhotographPlace_placeId_idx" ON "PhotographPlace"("placeId");

-- CreateIndex
CREATE UNIQUE INDEX "Community_slug_key" ON "Community"("slug");

-- CreateIndex
CREATE INDEX "PhotographCommunity_communityId_idx" ON "PhotographCommunity"("communityId");

-- CreateIndex
CREATE UNIQUE INDEX "Holder_slug_key" ON "Holder"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "RightsStatement_uri_key" ON "RightsStatement"("uri");

-- CreateIndex
CREATE UNIQUE INDEX "Photograph_slug_key" ON "Photograph"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Photograph_publicationId_key" ON "Photograph"("publicationId");

-- CreateIndex
CREATE INDEX "Photograph_status_sectionId_position_idx" ON "Photograph"("status", "sectionId", "position");

-- CreateIndex
CREATE INDEX "Photograph_inventoryNumber_idx" ON "Photograph"("inventoryNumber");

-- CreateIndex
CREATE INDEX "PhotographPublication_photographId_createdAt_idx" ON "PhotographPublication"("photographId", "createdAt");

-- CreateIndex
CREATE INDEX "PhotographPublication_scanId_idx" ON "PhotographPublication"("scanId");

-- CreateIndex
CREATE UNIQUE INDEX "Section_slug_key" ON "Section"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Section_publicationId_key" ON "Section"("publicationId");

-- CreateIndex
CREATE INDEX "SectionPublication_sectionId_createdAt_idx" ON "SectionPublication"("sectionId", "createdAt");

-- CreateIndex
CREATE INDEX "PhotographSection_sectionId_idx" ON "PhotographSection"("sectionId");

-- CreateIndex
CREATE UNIQUE INDEX "Scan_imageId_key" ON "Scan"("imageId");

-- CreateIndex
CREATE INDEX "Scan_state_leaseUntil_idx" ON "Scan"("state", "leaseUntil");

-- CreateIndex
CREATE INDEX "Scan_photographId_createdAt_idx" ON "Scan"("photographId", "createdAt");

-- CreateIndex
CREATE INDEX "Scan_originalSha256_idx" ON "Scan"("originalSha256");
