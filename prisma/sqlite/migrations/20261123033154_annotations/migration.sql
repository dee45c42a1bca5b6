-- CreateTable
CREATE TABLE "PhotographAnnotation" (
    "photographId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "scanId" TEXT NOT NULL,
    "shape" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "texts" TEXT NOT NULL,
    "transcription" TEXT,
    "transcriptionLanguage" TEXT,
    "placeId" TEXT,
    "dateEdtf" TEXT,

    PRIMARY KEY ("photographId", "id"),
    CONSTRAINT "PhotographAnnotation_placeId_fkey" FOREIGN KEY ("placeId") REFERENCES "Place" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "PhotographAnnotation_photographId_fkey" FOREIGN KEY ("photographId") REFERENCES "Photograph" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "PhotographAnnotation_placeId_idx" ON "PhotographAnnotation"("placeId");
