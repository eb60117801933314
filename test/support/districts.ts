import { programmeDistricts } from '../../cli/districts.ts'

/** The programme's three districts. */
export const districts = await programmeDistricts()
