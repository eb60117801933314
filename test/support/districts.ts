import { programmeDistricts } from '../../cli/districts.ts'

/** The programme's three districts. */
export const districts = await programmeDistricts()

export function districtNamed(id: string) {
  const found = districts.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no district ${id}`)
  return found
}
