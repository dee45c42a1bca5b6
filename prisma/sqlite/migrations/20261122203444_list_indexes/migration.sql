-- CreateIndex
CREATE INDEX "Photograph_deletedAt_updatedAt_id_idx" ON "Photograph"("deletedAt", "updatedAt", "id");

-- CreateIndex
CREATE INDEX "Photograph_deletedAt_sortKey_id_idx" ON "Photograph"("deletedAt", "sortKey", "id");

-- CreateIndex
CREATE INDEX "Photograph_sectionId_deletedAt_position_slug_idx" ON "Photograph"("sectionId", "deletedAt", "position", "slug");
