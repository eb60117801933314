import type { Problem } from '../../../shared/domain/field.ts'

/** The remark on files that were sent along, whatever their number: they stay with the provider, nobody fetches them. */
export function attachmentRemarks(hasFiles: boolean): Problem[] {
  return hasFiles ? [{ field: 'body', problem: 'attachment' }] : []
}
