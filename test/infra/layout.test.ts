import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { badTrees } from './layout/bad-trees.ts'
import { sizeRules } from './layout/file-sizes.ts'
import { rules } from './layout/rules.ts'
import { readTree } from './layout/source-tree.ts'
import { miswired } from './layout/wiring.ts'
import { all, type Template } from './promises/template.ts'
import { journeyTemplate } from './synthesized.ts'

const tree = readTree(join(import.meta.dirname, '../..'))
const everyRule = [...rules, ...sizeRules]

describe('the tree of sources', () => {
  test.for(everyRule)('$says', ({ broken }) => {
    expect(broken(tree)).toEqual([])
  })
})

describe('a tree that breaks a rule is caught', () => {
  test.for(everyRule)('$says', ({ says, broken }) => {
    const examples = badTrees[says] ?? []
    expect(examples, 'add a bad example to test/infra/layout/bad-trees.ts').not.toEqual([])
    for (const example of examples) {
      expect(broken(new Map(Object.entries(example))), JSON.stringify(example)).not.toEqual([])
    }
  })

  test('what only types need is no import at run time', () => {
    const example = {
      'shared/a.ts': "import type { B } from './b.ts'",
      'shared/b.ts': "import { type A } from './a.ts'",
    }
    expect(everyRule.flatMap(({ broken }) => broken(new Map(Object.entries(example))))).toEqual([])
  })
})

describe('handlers and functions', () => {
  let template: Template
  beforeAll(async () => {
    template = await journeyTemplate()
  })

  test('every file that exports a handler is wired to exactly one function', () => {
    expect(miswired(tree, template)).toEqual([])
  })

  test('a handler without a function is caught', () => {
    const another = new Map([...tree, ['functions/intake/send-receipt.ts', 'export const handler = 1']])
    expect(miswired(another, template)).toEqual(['functions/intake/send-receipt.ts is wired to 0 functions'])
  })

  test('a function without a handler, and one with the name of another, is caught', () => {
    const spoiled = structuredClone(template)
    const [first] = all(spoiled, 'AWS::Lambda::Function')
    if (first) first.Properties['Description'] = 'functions/intake/gone.ts'
    expect(miswired(tree, spoiled)).toHaveLength(3)
  })
})
