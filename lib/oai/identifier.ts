import { METADATA_PREFIX } from './request';

export const OAI_PATH = '/oai';

/** A record's identifier in the scheme of the OAI: the site's domain, which has no port, and the catalogue's own id. */
export function oaiIdentifier(publicUrl: string, photographId: string): string {
  return `oai:${new URL(publicUrl).hostname}:${photographId}`;
}

/** Where a photograph's record can be had as Dublin Core. */
export function oaiRecordAddress(publicUrl: string, photographId: string): string {
  const identifier = encodeURIComponent(oaiIdentifier(publicUrl, photographId));
  return `${publicUrl}${OAI_PATH}?verb=GetRecord&metadataPrefix=${METADATA_PREFIX}&identifier=${identifier}`;
}
