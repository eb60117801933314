import { readFileSync } from 'node:fs'
import type { District } from '../../shared/domain/district.ts'

const rows = JSON.parse(
  readFileSync(new URL('../../shared/domain/data/municipalities.json', import.meta.url), 'utf8'),
) as { istatCode: string; district: string }[]

const codesOf = (id: string) =>
  rows.filter(({ district }) => district === id).map(({ istatCode }) => istatCode)

/** The programme's three districts. */
export const districts: readonly District[] = [
  {
    id: 'bergamo',
    name: 'Ambito di Bergamo',
    codePrefix: 'BG',
    municipalities: codesOf('bergamo'),
    version: 1,
  },
  {
    id: 'dalmine',
    name: 'Ambito di Dalmine',
    codePrefix: 'DA',
    municipalities: codesOf('dalmine'),
    version: 1,
  },
  {
    id: 'val-cavallina',
    name: 'Val Cavallina',
    codePrefix: 'VC',
    municipalities: codesOf('val-cavallina'),
    version: 1,
  },
]
