import { describe, expect, test } from 'vitest'
import { faultsOfMapping } from '../../../functions/intake/mapping/mapping.ts'

const faults = (json: unknown) => faultsOfMapping(json, '2026-11-22')

describe('a mapping is refused, and the line that is wrong is named', () => {
  test.each([
    ['no object', [], /^write one JSON object/],
    ['nothing', null, /^write one JSON object/],
    ['an unknown section', { value: {} }, /^"value": is no section of a mapping; did you mean values\?/],
    ['a section that is a list', { fields: [] }, /^fields: write an object/],
    ['words that are a text', { values: { needs: 'x' } }, /^values\."needs": write an object/],
    [
      'a mistyped field',
      { fields: { Comune: 'municipalty' } },
      /^fields\."Comune": "municipalty" is not in the dictionary; did you mean municipality\?/,
    ],
    [
      'an unknown field',
      { fields: { Colore: 'colour' } },
      /"colour" is not in the dictionary; use one of municipality, needs,/,
    ],
    ['a field that is a number', { fields: { Comune: 3 } }, /^fields\."Comune": 3 is not in/],
    [
      'words of an unknown field',
      { values: { need: {} } },
      /^values\."need": is not in the dictionary; did you mean needs\?/,
    ],
    [
      'a mistyped word',
      { values: { needs: { Compiti: 'scool_support' } } },
      /^values\.needs\."Compiti": "scool_support" cannot be read as needs; did you mean school_support\? Use one of school_support,/,
    ],
    [
      'two words where one is wanted',
      { values: { needs: { Tutto: 'housing, mediation' } } },
      /^values\.needs\."Tutto"/,
    ],
    ['an unknown urgency', { values: { urgency: { Presto: 'soon' } } }, /^values\.urgency\."Presto"/],
    [
      'a municipality that there is not',
      { values: { municipality: { Sede: 'Atlantide' } } },
      /"Atlantide" cannot be read as municipality/,
    ],
    [
      'words for names of people',
      { values: { contact_given_name: { A: 'B' } } },
      /^values\.contact_given_name: people answer/,
    ],
    ['a word that is empty', { values: { needs: { ' ': 'housing' } } }, /own word is empty/],
    [
      'a value that is empty',
      { values: { needs: { Niente: '' } } },
      /^values\.needs\."Niente": is empty; write one of/,
    ],
    [
      'a value that is an object',
      { values: { needs: { Casa: {} } } },
      /^values\.needs\."Casa": write a text, one of/,
    ],
    [
      'one word with two meanings',
      { values: { single_parent: { Sì: 'yes', si: 'no' } } },
      /"Sì" and "si" are one word/,
    ],
    [
      'one question for two fields',
      { fields: { Nome: 'contact_given_name', nome: 'referrer_name' } },
      /^fields: "Nome" and "nome"/,
    ],
    [
      'a danger for everybody',
      { constants: { child_in_danger: 'no' } },
      /^constants\."child_in_danger": would give the same answer for every family/,
    ],
    [
      'a yes to danger that would be a no',
      { values: { child_in_danger: { 'Sì.': 'No' } } },
      /^values\.child_in_danger\."Sì\.": is a yes, and would be read as no; leave the line out/,
    ],
    [
      'one telephone for everybody',
      { constants: { contact_phone: '035 000000' } },
      /same answer for every family/,
    ],
    [
      'a constant that cannot be read',
      { constants: { languages: 'klingonese' } },
      /"klingonese" cannot be read as languages/,
    ],
    [
      'a municipality that is unknown',
      { constants: { municipality: 'Atlantide' } },
      /use a municipality of Lombardy/,
    ],
    ['an unknown constant', { constants: { orgin: 'school' } }, /did you mean origin\?/],
    ['half a character', { constants: { institution: '\uD800' } }, /half a character/],
    ['a name no form can have', JSON.parse('{"fields": {"__proto__": "needs"}}'), /no form can say this/],
    [
      'too many lines',
      { fields: Object.fromEntries(Array.from({ length: 501 }, (_, n) => [`q${n}`, 'needs'])) },
      /has 501 lines, and may have 500/,
    ],
    ['too many bytes', { fields: { ['x'.repeat(40_000)]: 'needs' } }, /bytes, and may have 32768/],
  ])('%s', (_, json, message) => {
    expect(faults(json)).toEqual([expect.stringMatching(message)])
  })

  test('every wrong line has a message of its own', () => {
    const file = { fields: { a: 'x' }, values: { needs: { b: 'x' } }, constants: { adults: 'x' } }
    expect(faults(file).map((fault) => fault.split(':')[0])).toEqual([
      'fields."a"',
      'values.needs."b"',
      'constants."adults"',
    ])
  })
})

test('codes of a form may say no to danger; its words of their own too', () => {
  const words = { '1': 'no', '2': 'yes', '١': 'no', 'Nulla di tutto ciò': 'no', Sì: 'yes', No: 'yes' }
  expect(faults({ values: { child_in_danger: words, single_parent: { Sì: 'no' } } })).toEqual([])
})

describe('what a provider says of the submission itself is no question', () => {
  test.each([
    ['json', 'submissionId'],
    ['google-forms', 'responseId'],
    ['power-automate', 'submissionId'],
    ['power-automate', 'formId'],
    ['kobotoolbox', '_uuid'],
    ['kobotoolbox', 'meta/instanceID'],
    ['kobotoolbox', 'start'],
  ] as const)('of %s: %s', (provider, key) => {
    const mapping = { fields: { [key]: 'description' } }
    expect(faultsOfMapping(mapping, '2026-11-22', provider)).toEqual([
      `fields."${key}": is what ${provider} says of the submission itself, and no question; leave the line out`,
    ])
    expect(faults(mapping)).toEqual([])
    expect(faultsOfMapping(mapping, '2026-11-22', 'typeform')).toEqual([])
  })
})
