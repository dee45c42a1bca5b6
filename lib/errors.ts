/**
 * One error type for everything that a person will be told about. The code is stable and is turned into
 * words once, at the edge, from `messages/*.json` under `errors.<code>`; `detail` holds values for the sentence.
 */
export class CodedError extends Error {
  readonly code: ErrorCode;
  readonly detail: Readonly<Record<string, string | number>>;

  constructor(code: ErrorCode, detail: Record<string, string | number> = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(detail)}`, options);
    this.name = 'CodedError';
    this.code = code;
    this.detail = detail;
  }
}

/** Every code that can reach a reader. A test checks that both languages have a sentence for each. */
export const ERROR_CODES = [
  'FILE_EMPTY',
  'FILE_NOT_IMAGE',
  'FORMAT_NOT_ACCEPTED',
  'IMAGE_TRUNCATED',
  'IMAGE_DAMAGED',
  'IMAGE_TOO_MANY_PIXELS',
  'IMAGE_TOO_MANY_PIXELS_FOR_FORMAT',
  'IMAGE_TOO_LONG',
  'ORIGINAL_MISSING',
  'PYRAMID_INCOMPLETE',
  'BUILD_CRASHED',
  'BUILD_TIMED_OUT',
  'DISK_FULL',
  'PHOTOGRAPH_UNKNOWN',
  'PHOTOGRAPH_INCOMPLETE',
  'CATALOGUE_ROW_INVALID',
  'DOWNLOAD_FAILED',
  'DOWNLOAD_WRONG_TYPE',
  'DOWNLOAD_TOO_LARGE',
  'FILE_UNREADABLE',
  'STAND_IN_FAILED',
  'FONTS_MISSING',
  'SIGN_IN_NEEDED',
  'NOT_ALLOWED',
  'CROSS_SITE',
  'COMMAND_UNKNOWN',
  'RECORD_UNKNOWN',
  'INPUT_INVALID',
  'INPUT_TOO_LARGE',
  'PHOTOGRAPH_IN_TRASH',
  'PHOTOGRAPH_SCHEDULED',
  'PUBLISH_REFUSED',
  'DRAFT_CHANGED',
  'SCHEDULE_PAST',
  'SLUG_TAKEN',
  'RECORD_IN_USE',
  'MERGE_INTO_ITSELF',
  'UPLOAD_TOO_LARGE',
  'UPLOAD_QUOTA',
  'UPLOAD_UNKNOWN',
  'UPLOAD_EXPIRED',
  'PREVIEW_EXPIRED',
  'LINK_USED',
  'LINK_EXPIRED',
  'PASSWORD_TOO_SHORT',
  'PASSWORD_WRONG',
  'SIGN_IN_REFUSED',
  'CODE_REFUSED',
  'SECOND_FACTOR_EXPIRED',
  'PERSON_UNKNOWN',
  'EMAIL_TAKEN',
  'LAST_ADMINISTRATOR',
  'TOO_MANY_ATTEMPTS',
  'TABLE_UNREADABLE',
  'TABLE_ENCODING',
  'TABLE_TOO_LARGE',
  'TABLE_NO_KEY',
  'BACKUP_DAMAGED',
  'BATCH_UNDONE',
  'DOCUMENT_INCOMPLETE',
  'FILE_EXISTS',
  'FOLDER_NOT_EMPTY',
  'SITE_RUNNING',
  'PICTURE_TOO_LARGE',
  'NARRATION_TOO_LARGE',
  'NARRATION_NOT_KNOWN',
  'WEBVTT_INVALID',
  'ADDRESS_NOT_ALLOWED',
  'REDIRECTS_TOO_MANY',
  'IIIF_UNREADABLE',
  'IIIF_NOT_KNOWN',
  'IIIF_TILES_WRONG',
  'COMPARED_WITH_ITSELF',
  'POINTS_UNUSABLE',
  'INTERNAL',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

export function isErrorCode(code: string): code is ErrorCode {
  return (ERROR_CODES as readonly string[]).includes(code);
}

export function isCodedError(error: unknown): error is CodedError {
  return error instanceof CodedError;
}
