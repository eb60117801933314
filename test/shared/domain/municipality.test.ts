import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findPlace } from '../../../shared/domain/municipality.ts'
import { districts } from '../../support/districts.ts'

const rows = JSON.parse(
  readFileSync(new URL('../../../shared/domain/data/municipalities.json', import.meta.url), 'utf8'),
) as { istatCode: string; name: string; district: string }[]

describe('finding a municipality', () => {
  test.each(rows)('$name lies in $district, by name and by ISTAT code', ({ istatCode, name, district }) => {
    expect(findPlace(name, districts)).toEqual({ kind: 'district', istatCode, district })
    expect(findPlace(istatCode, districts)).toEqual({ kind: 'district', istatCode, district })
    expect(findPlace(name.toUpperCase(), districts)).toEqual({ kind: 'district', istatCode, district })
  })

  test.each([
    ["San Paolo d'Argon", '016189'],
    ['san paolo d’argon', '016189'],
    ['S. Paolo d`Argon', '016189'],
    ['S.PAOLO D ARGON', '016189'],
    ['Vigano S. Martino', '016236'],
    ['  Comune di   Dalmine ', '016091'],
    ['Dalmine (BG)', '016091'],
    ['dàlminè', '016091'],
    ['16091', '016091'],
    ['٠١٦٠٩١', '016091'],
  ])('"%s" is %s', (written, istatCode) => {
    expect(findPlace(written, districts)).toMatchObject({ kind: 'district', istatCode })
  })

  test.each(['Milano', 'MUGGIÒ', 'muggio', "Sant'Angelo Lodigiano", 'S. Angelo Lodigiano'])(
    '"%s" of Lombardy is out of area, not unknown',
    (written) => {
      expect(findPlace(written, districts)?.kind).toBe('out-of-area')
    },
  )

  test.each(['Atlantide', '', 'Bergamo Alta', '999999', '__proto__', 'constructor'])(
    '"%s" is unknown',
    (written) => {
      expect(findPlace(written, districts)).toBeUndefined()
    },
  )
})
