import type { Connection } from '../../cli/connection.ts'
import { jsonRows } from '../../cli/import/file/json-rows.ts'
import { importMentors } from '../../cli/import/mentors/mentors.ts'
import { importOrganisations } from '../../cli/import/organisations/organisations.ts'
import { noSheetMapping } from '../../cli/import/sheet.ts'

/** An adult of a file who has everything to be active on 23 November 2026. */
export const activeAdult = {
  ...{ id: 'amina-prova', name: 'Amina Prova', district: 'dalmine', kind: 'adult' },
  ...{ organisation: 'prova', email: 'amina@mentori.example', phone: '320 000 0001' },
  ...{ languages: 'arabo, fr', municipality: 'Dalmine', status: 'active' },
  ...{ clearance_issued_on: '2026-05-02', screened_on: '2026-06-01', trained_on: '2026-07-01' },
  active_since: '2026-09-01',
}

/** A pupil of a file who has everything to be active on that day. */
export const activeTutor = {
  ...{ id: 'tutor-1', name: 'Sofia Prova', district: 'bergamo', kind: 'peer-tutor', organisation: 'prova' },
  ...{ institution: 'IC Prova', referent_name: 'Nora Prova', referent_email: 'referente@ic-prova.example' },
  ...{ parents_authorised_on: '2026-09-20', school_agreed_on: '2026-09-21' },
  ...{ languages: 'it', municipality: 'Bergamo', status: 'active' },
  ...{ screened_on: '2026-10-01', trained_on: '2026-10-10', active_since: '2026-10-12' },
}

/** Takes over rows as a JSON file of mentors has them. */
export function importedMentors(connection: Connection, rows: readonly object[], dryRun = false) {
  return importMentors(connection, { rows: jsonRows(rows, 'mentors'), mapping: noSheetMapping, dryRun })
}

/** The organisation through which they are insured, until a day. */
export async function addInsurer(connection: Connection, insuredUntil = '2027-12-31'): Promise<void> {
  const rows = jsonRows([{ id: 'prova', name: 'Prova', district: 'dalmine', insured_until: insuredUntil }])
  await importOrganisations(connection, { rows, mapping: noSheetMapping })
}
