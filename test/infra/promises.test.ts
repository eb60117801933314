import { beforeAll, describe, expect, test } from 'vitest'
import { breakings } from './promises/broken-templates.ts'
import { promises } from './promises/promises.ts'
import { all, type Template } from './promises/template.ts'
import { synthesizeTemplate } from './synthesized.ts'

let ours: Template
beforeAll(async () => {
  ours = await synthesizeTemplate({}, { withNag: true })
})

describe('the template keeps its promises', () => {
  test.for(promises)('$says', ({ broken }) => {
    expect(broken(ours)).toEqual([])
  })
})

describe('a template that breaks a promise is caught', () => {
  test.for(promises)('$says', ({ says, broken }) => {
    const ways = breakings[says] ?? []
    expect(ways, 'add a broken template to test/infra/promises/broken-templates.ts').not.toEqual([])
    for (const breakIt of ways) {
      const spoiled = structuredClone(ours)
      breakIt(spoiled)
      expect(broken(spoiled), String(breakIt)).not.toEqual([])
    }
  })

  test('no broken template is left over from a promise that is gone', () => {
    expect(Object.keys(breakings).sort()).toEqual(promises.map(({ says }) => says).sort())
  })
})

describe('what a setting changes', () => {
  test('only removalPolicy=destroy lets the table go with the stack', async () => {
    const template = await synthesizeTemplate({ removalPolicy: 'destroy' })
    const [table] = all(template, 'AWS::DynamoDB::Table')
    expect(table?.DeletionPolicy).toBe('Delete')
    expect(table?.Properties['DeletionProtectionEnabled']).toBe(false)
  })

  test('production keeps every promise too, and its alarms reach the address', async () => {
    const template = await synthesizeTemplate({
      stage: 'prod',
      alarmEmail: 'ops@example.org',
      mailDomain: 'example.org',
    })
    expect(promises.flatMap(({ broken }) => broken(template))).toEqual([])
    const [subscription] = all(template, 'AWS::SNS::Subscription')
    expect(subscription?.Properties['Endpoint']).toBe('ops@example.org')
  })
})
