import { expect, test } from 'vitest'
import { addressedOperator, readAddressee } from '../../../shared/domain/addressee.ts'

const hash = '0123456789abcdef0123456789abcdef'

test('an addressee is an operator, a partner, or whoever sent a submission', () => {
  expect(readAddressee('operator/anna-prova')).toEqual({ kind: 'operator', id: 'anna-prova' })
  expect(readAddressee('partner/scuola-demo')).toEqual({ kind: 'partner', id: 'scuola-demo' })
  expect(readAddressee(`submission/scuola-demo.${hash}`)).toEqual({
    ...{ kind: 'submission', form: 'scuola-demo', hash },
  })
})

test('only an operator is one', () => {
  expect(addressedOperator('operator/anna-prova')).toBe('anna-prova')
  expect(addressedOperator('partner/scuola-demo')).toBeUndefined()
  expect(addressedOperator(`submission/scuola-demo.${hash}`)).toBeUndefined()
})
