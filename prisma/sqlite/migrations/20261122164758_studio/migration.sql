-- AlterTable
ALTER TABLE "Scan" ADD COLUMN "deliveredById" TEXT;
ALTER TABLE "Scan" ADD COLUMN "embedded" TEXT;

-- CreateTable
CREATE TABLE "Technique" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "slug" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "mergedIntoId" TEXT,
    CONSTRAINT "Technique_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Technique" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TechniqueName" (
    "techniqueId" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "isOurs" BOOLEAN NOT NULL DEFAULT false,

    PRIMARY KEY ("techniqueId", "language"),
    CONSTRAINT "TechniqueName_techniqueId_fkey" FOREIGN KEY ("techniqueId") REFERENCES "Technique" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Revision" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" TEXT,
    "actorName" TEXT NOT NULL,
    "sitting" TEXT,
    "reason" TEXT NOT NULL DEFAULT 'edit',
    "changes" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "batchId" TEXT,
    CONSTRAINT "Revision_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "Batch" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Batch" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "actorId" TEXT,
    "actorName" TEXT NOT NULL,
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "detail" TEXT NOT NULL DEFAULT '{}',
    "undoneAt" DATETIME
);

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    "twoFactorEnabled" BOOLEAN DEFAULT false,
    "role" TEXT NOT NULL DEFAULT 'contributor',
    "language" TEXT NOT NULL DEFAULT 'ar',
    "disabledAt" DATETIME
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "expiresAt" DATETIME NOT NULL,
    "token" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    "ipAddress" TEXT,
    "userAgent" TEXT,
    "userId" TEXT NOT NULL,
    CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "accessToken" TEXT,
    "refreshToken" TEXT,
    "idToken" TEXT,
    "accessTokenExpiresAt" DATETIME,
    "refreshTokenExpiresAt" DATETIME,
    "scope" TEXT,
    "password" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Verification" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "TwoFactor" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "secret" TEXT NOT NULL,
    "backupCodes" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "verified" BOOLEAN DEFAULT true,
    "failedVerificationCount" INTEGER DEFAULT 0,
    "lockedUntil" DATETIME,
    "lastStep" BIGINT,
    CONSTRAINT "TwoFactor_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "lastRequest" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "EntryLink" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME,
    "createdById" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "EntryLink_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" TEXT,
    "actorName" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT,
    "detail" TEXT NOT NULL DEFAULT '{}',
    "ipAddress" TEXT
);

-- CreateTable
CREATE TABLE "Upload" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
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

-- CreateTable
CREATE TABLE "SiteDocument" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "publishedRevision" INTEGER,
    "draft" TEXT NOT NULL,
    "staleness" TEXT NOT NULL DEFAULT '{}',
    "updatedAt" DATETIME NOT NULL,
    "publicationId" TEXT,
    CONSTRAINT "SiteDocument_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "SitePublication" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SitePublication" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "documentKey" TEXT NOT NULL,
    "snapshot" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "createdById" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "SitePublication_documentKey_fkey" FOREIGN KEY ("documentKey") REFERENCES "SiteDocument" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SitePicture" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "Letter" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "name" TEXT,
    "email" TEXT,
    "photograph" TEXT,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'NEW',
    "handledById" TEXT,
    "handledAt" DATETIME,
    "remark" TEXT
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Community" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "slug" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "mergedIntoId" TEXT,
    CONSTRAINT "Community_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Community" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Community" ("id", "position", "slug") SELECT "id", "position", "slug" FROM "Community";
DROP TABLE "Community";
ALTER TABLE "new_Community" RENAME TO "Community";
CREATE UNIQUE INDEX "Community_slug_key" ON "Community"("slug");
CREATE TABLE "new_Holder" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "slug" TEXT NOT NULL,
    "url" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "mergedIntoId" TEXT,
    CONSTRAINT "Holder_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Holder" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Holder" ("id", "slug", "url") SELECT "id", "slug", "url" FROM "Holder";
DROP TABLE "Holder";
ALTER TABLE "new_Holder" RENAME TO "Holder";
CREATE UNIQUE INDEX "Holder_slug_key" ON "Holder"("slug");
CREATE TABLE "new_Maker" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "slug" TEXT NOT NULL,
    "born" TEXT,
    "died" TEXT,
    "sourceUrl" TEXT,
    "sourceNote" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "mergedIntoId" TEXT,
    CONSTRAINT "Maker_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Maker" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Maker" ("born", "died", "id", "mergedIntoId", "slug", "sourceNote", "sourceUrl") SELECT "born", "died", "id", "mergedIntoId", "slug", "sourceNote", "sourceUrl" FROM "Maker";
DROP TABLE "Maker";
ALTER TABLE "new_Maker" RENAME TO "Maker";
CREATE UNIQUE INDEX "Maker_slug_key" ON "Maker"("slug");
CREATE TABLE "new_Photograph" (
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
    "techniqueId" TEXT,
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
    "viewpointLatitude" REAL,
    "viewpointLongitude" REAL,
    "viewpointBearing" REAL,
    "viewpointAngle" REAL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "publishedRevision" INTEGER,
    "ownerId" TEXT,
    "publishAt" DATETIME,
    "publishById" TEXT,
    "sortKey" TEXT NOT NULL DEFAULT '',
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    "deletedAt" DATETIME,
    "deletedById" TEXT,
    "purgedAt" DATETIME,
    "holderId" TEXT,
    "rightsId" TEXT,
    "sectionId" TEXT,
    "publicationId" TEXT,
    CONSTRAINT "Photograph_techniqueId_fkey" FOREIGN KEY ("techniqueId") REFERENCES "Technique" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Photograph_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Photograph_holderId_fkey" FOREIGN KEY ("holderId") REFERENCES "Holder" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Photograph_rightsId_fkey" FOREIGN KEY ("rightsId") REFERENCES "RightsStatement" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Photograph_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "Section" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Photograph_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "PhotographPublication" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Photograph" ("caveats", "createdAt", "creditLine", "dateAsWritten", "dateEdtf", "dateLanguage", "deletedAt", "dimensionsAsWritten", "dimensionsOf", "evidence", "fileUrl", "heightCm", "holderId", "id", "internalNotes", "inventoryNumber", "position", "publicationId", "rightsAsStated", "rightsId", "sectionId", "seenIn", "slug", "sourceTitle", "sourceTitleLanguage", "sourceUrl", "status", "technique", "techniqueLanguage", "updatedAt", "widthCm") SELECT "caveats", "createdAt", "creditLine", "dateAsWritten", "dateEdtf", "dateLanguage", "deletedAt", "dimensionsAsWritten", "dimensionsOf", "evidence", "fileUrl", "heightCm", "holderId", "id", "internalNotes", "inventoryNumber", "position", "publicationId", "rightsAsStated", "rightsId", "sectionId", "seenIn", "slug", "sourceTitle", "sourceTitleLanguage", "sourceUrl", "status", "technique", "techniqueLanguage", "updatedAt", "widthCm" FROM "Photograph";
DROP TABLE "Photograph";
ALTER TABLE "new_Photograph" RENAME TO "Photograph";
CREATE UNIQUE INDEX "Photograph_slug_key" ON "Photograph"("slug");
CREATE UNIQUE INDEX "Photograph_publicationId_key" ON "Photograph"("publicationId");
CREATE INDEX "Photograph_status_sectionId_position_idx" ON "Photograph"("status", "sectionId", "position");
CREATE INDEX "Photograph_inventoryNumber_idx" ON "Photograph"("inventoryNumber");
CREATE INDEX "Photograph_status_updatedAt_id_idx" ON "Photograph"("status", "updatedAt", "id");
CREATE INDEX "Photograph_status_sortKey_id_idx" ON "Photograph"("status", "sortKey", "id");
CREATE INDEX "Photograph_publishAt_idx" ON "Photograph"("publishAt");
CREATE INDEX "Photograph_ownerId_idx" ON "Photograph"("ownerId");
CREATE TABLE "new_PhotographLabel" (
    "photographId" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "title" TEXT,
    "titleIsOurs" BOOLEAN NOT NULL DEFAULT true,
    "caption" TEXT,
    "description" TEXT,
    "altText" TEXT,
    "note" TEXT,
    "stale" BOOLEAN NOT NULL DEFAULT false,
    "seen" TEXT,
    "answeringIn" TEXT,

    PRIMARY KEY ("photographId", "language"),
    CONSTRAINT "PhotographLabel_photographId_fkey" FOREIGN KEY ("photographId") REFERENCES "Photograph" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_PhotographLabel" ("altText", "caption", "description", "language", "note", "photographId", "title", "titleIsOurs") SELECT "altText", "caption", "description", "language", "note", "photographId", "title", "titleIsOurs" FROM "PhotographLabel";
DROP TABLE "PhotographLabel";
ALTER TABLE "new_PhotographLabel" RENAME TO "PhotographLabel";
CREATE INDEX "PhotographLabel_stale_idx" ON "PhotographLabel"("stale");
CREATE TABLE "new_PhotographPublication" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "photographId" TEXT NOT NULL,
    "snapshot" TEXT NOT NULL,
    "scanId" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "createdById" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "PhotographPublication_photographId_fkey" FOREIGN KEY ("photographId") REFERENCES "Photograph" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PhotographPublication_scanId_fkey" FOREIGN KEY ("scanId") REFERENCES "Scan" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_PhotographPublication" ("createdAt", "id", "photographId", "scanId", "snapshot") SELECT "createdAt", "id", "photographId", "scanId", "snapshot" FROM "PhotographPublication";
DROP TABLE "PhotographPublication";
ALTER TABLE "new_PhotographPublication" RENAME TO "PhotographPublication";
CREATE INDEX "PhotographPublication_photographId_createdAt_idx" ON "PhotographPublication"("photographId", "createdAt");
CREATE INDEX "PhotographPublication_scanId_idx" ON "PhotographPublication"("scanId");
CREATE TABLE "new_Place" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "slug" TEXT NOT NULL,
    "latitude" REAL,
    "longitude" REAL,
    "coordinatesFrom" TEXT,
    "sourceUrl" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "mergedIntoId" TEXT,
    CONSTRAINT "Place_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Place" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Place" ("coordinatesFrom", "id", "latitude", "longitude", "mergedIntoId", "slug", "sourceUrl") SELECT "coordinatesFrom", "id", "latitude", "longitude", "mergedIntoId", "slug", "sourceUrl" FROM "Place";
DROP TABLE "Place";
ALTER TABLE "new_Place" RENAME TO "Place";
CREATE UNIQUE INDEX "Place_slug_key" ON "Place"("slug");
CREATE TABLE "new_RightsStatement" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "uri" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0
);
INSERT INTO "new_RightsStatement" ("id", "uri") SELECT "id", "uri" FROM "RightsStatement";
DROP TABLE "RightsStatement";
ALTER TABLE "new_RightsStatement" RENAME TO "RightsStatement";
CREATE UNIQUE INDEX "RightsStatement_uri_key" ON "RightsStatement"("uri");
CREATE TABLE "new_Section" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "slug" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "publishedRevision" INTEGER,
    "deletedAt" DATETIME,
    "publicationId" TEXT,
    CONSTRAINT "Section_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "SectionPublication" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Section" ("id", "position", "publicationId", "slug") SELECT "id", "position", "publicationId", "slug" FROM "Section";
DROP TABLE "Section";
ALTER TABLE "new_Section" RENAME TO "Section";
CREATE UNIQUE INDEX "Section_slug_key" ON "Section"("slug");
CREATE UNIQUE INDEX "Section_publicationId_key" ON "Section"("publicationId");
CREATE TABLE "new_SectionLabel" (
    "sectionId" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "title" TEXT,
    "text" TEXT,
    "stale" BOOLEAN NOT NULL DEFAULT false,
    "seen" TEXT,
    "answeringIn" TEXT,

    PRIMARY KEY ("sectionId", "language"),
    CONSTRAINT "SectionLabel_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "Section" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_SectionLabel" ("language", "sectionId", "text", "title") SELECT "language", "sectionId", "text", "title" FROM "SectionLabel";
DROP TABLE "SectionLabel";
ALTER TABLE "new_SectionLabel" RENAME TO "SectionLabel";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE UNIQUE INDEX "Technique_slug_key" ON "Technique"("slug");

-- CreateIndex
CREATE INDEX "Revision_at_idx" ON "Revision"("at");

-- CreateIndex
CREATE INDEX "Revision_batchId_idx" ON "Revision"("batchId");

-- CreateIndex
CREATE UNIQUE INDEX "Revision_kind_subjectId_number_key" ON "Revision"("kind", "subjectId", "number");

-- CreateIndex
CREATE INDEX "Batch_at_idx" ON "Batch"("at");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE UNIQUE INDEX "Session_token_key" ON "Session"("token");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "Account_userId_idx" ON "Account"("userId");

-- CreateIndex
CREATE INDEX "Verification_identifier_idx" ON "Verification"("identifier");

-- CreateIndex
CREATE INDEX "TwoFactor_secret_idx" ON "TwoFactor"("secret");

-- CreateIndex
CREATE INDEX "TwoFactor_userId_idx" ON "TwoFactor"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "RateLimit_key_key" ON "RateLimit"("key");

-- CreateIndex
CREATE UNIQUE INDEX "EntryLink_tokenHash_key" ON "EntryLink"("tokenHash");

-- CreateIndex
CREATE INDEX "EntryLink_userId_idx" ON "EntryLink"("userId");

-- CreateIndex
CREATE INDEX "AuditEntry_at_idx" ON "AuditEntry"("at");

-- CreateIndex
CREATE INDEX "AuditEntry_actorId_at_idx" ON "AuditEntry"("actorId", "at");

-- CreateIndex
CREATE INDEX "Upload_userId_state_idx" ON "Upload"("userId", "state");

-- CreateIndex
CREATE INDEX "Upload_state_touchedAt_idx" ON "Upload"("state", "touchedAt");

-- CreateIndex
CREATE UNIQUE INDEX "SiteDocument_publicationId_key" ON "SiteDocument"("publicationId");

-- CreateIndex
CREATE INDEX "SitePublication_documentKey_createdAt_idx" ON "SitePublication"("documentKey", "createdAt");

-- CreateIndex
CREATE INDEX "Letter_state_at_idx" ON "Letter"("state", "at");
