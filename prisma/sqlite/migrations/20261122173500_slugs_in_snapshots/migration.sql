-- A publication says under which address it was published, so that a draft may take another before it is published itself.
UPDATE "PhotographPublication" SET "snapshot" = json_set("snapshot", '$.slug', (
  SELECT "slug" FROM "Photograph" WHERE "id" = "PhotographPublication"."photographId"
)) WHERE json_extract("snapshot", '$.slug') IS NULL;
UPDATE "SectionPublication" SET "snapshot" = json_set("snapshot", '$.slug', (
  SELECT "slug" FROM "Section" WHERE "id" = "SectionPublication"."sectionId"
)) WHERE json_extract("snapshot", '$.slug') IS NULL;
