import type { Endpoints } from '../../cli/endpoints.ts'
import type { StateFolder } from './state.ts'

/** Gives the table its first data, unless an earlier run of this state folder did. */
export async function seed(
  what: 'full' | 'districts-only' | 'none',
  state: StateFolder,
  endpoints: Endpoints,
  print: (line: string) => void,
): Promise<void> {
  const has = state.seeded()
  if (what === 'none' || has === what || has === 'full') return
  print(what === 'full' ? 'loading the districts and demo data …' : 'loading the districts …')
  const { seedDemo, seedDistricts } = await import('../../cli/seed.ts')
  await seedDistricts(endpoints)
  if (what === 'full') await seedDemo(endpoints)
  state.noteSeeded(what)
}
