import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { domainOf, isWithin, mayGetMail, openToAll } from '../../../shared/domain/mail-address.ts'
import type { Partner } from '../../../shared/domain/partner.ts'

const school: Partner = {
  ...{ id: 'scuola', name: 'Scuola', district: 'bergamo', addedAt: '2026-01-01T08:00:00.000Z', version: 1 },
  contact: 'Segreteria.Uno@posta.example',
  mailDomains: ['scuola.example'],
}

describe('whoever sent a referral gets mail', () => {
  test.each([
    'maestra@scuola.example',
    'MAESTRA@Scuola.EXAMPLE',
    "d'angelo+iscrizioni@plesso.scuola.example",
    'segreteria.uno@POSTA.example',
  ])('at %s, which is the partner’s', (address) => {
    expect(mayGetMail(address, school)).toBe(true)
  })

  test.each([
    ['another domain', 'maestra@altra.example'],
    ['a domain that ends alike', 'maestra@finta-scuola.example'],
    ['the domain above', 'maestra@example'],
    ['the domain as a part of another', 'maestra@scuola.example.altra.example'],
    ['a neighbour of the contact', 'segreteria@posta.example'],
    ['two @', 'maestra@altra.example@scuola.example'],
    ['a quoted name', '"maestra@altra.example"@scuola.example'],
    ['a quoted name that is plain', '"maestra"@scuola.example'],
    ['angle brackets', 'Maestra <maestra@scuola.example>'],
    ['two addresses', 'uno@altra.example,due@scuola.example'],
    ['a line break', 'maestra@scuola.example\nBcc: x@altra.example'],
    ['a comment', 'maestra(x)@scuola.example'],
    ['a letter that only looks like ours', 'maestra@scuоla.example'],
    ['a name in another script', 'مدرسة@scuola.example'],
    ['a domain in another script', 'maestra@scuola.例え'],
    ['an address literal', 'maestra@[192.0.2.1]'],
    ['a dot at the end', 'maestra@scuola.example.'],
    ['two dots', 'maestra..uno@scuola.example'],
    ['nothing', ''],
    ['more than an address may hold', `${'a'.repeat(250)}@scuola.example`],
  ])('not at an address with %s', (_, address) => {
    expect(mayGetMail(address, school)).toBe(false)
  })

  test('at nobody’s, where the partner has neither contact nor domains', () => {
    const { contact: _, mailDomains: __, ...bare } = school
    expect(mayGetMail('maestra@scuola.example', bare)).toBe(false)
  })

  test('never anywhere but there, whatever a form holds, and no text is too odd to be looked at', () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('@', 'scuola.example', '.', '"', '<', 'a', '\n'),
    )
    const text = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, (address) => {
        if (!mayGetMail(address, school)) return
        expect(address).toMatch(/^[\x21-\x7e]+$/)
        expect(address.split('@')).toHaveLength(2)
        expect(address.toLowerCase()).toMatch(/[@.]scuola\.example$/)
      }),
    )
  })
})

test('a domain holds those below it, and not those that only end alike', () => {
  expect(isWithin('posta.scuola.example', 'scuola.example')).toBe(true)
  expect(isWithin('postascuola.example', 'scuola.example')).toBe(false)
  expect(domainOf('Maestra@Scuola.Example')).toBe('scuola.example')
})

test('a domain at which anybody may have an address belongs to no partner', () => {
  expect(openToAll('gmail.com')).toBe('public-provider')
  expect(openToAll('posta.libero.it')).toBe('public-provider')
  expect(openToAll('edu.it')).toBe('shared-suffix')
  expect(openToAll('ic-mazzi.edu.it')).toBeUndefined()
  expect(openToAll('mygmail.com')).toBeUndefined()
})

test.for([
  'istruzione.it',
  'posta.istruzione.it',
  'pec.istruzione.it',
  'bergamo.it',
  'milano.it',
  'brescia.it',
])('nor does %s, where all schools of the country or all bodies of a province are', (domain) => {
  expect(openToAll(domain)).toBe('shared-suffix')
  expect(openToAll(`comune.${domain}`)).toBeUndefined()
})
