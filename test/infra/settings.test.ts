import { describe, expect, test } from 'vitest'
import { readSettings } from '../../infra/settings.ts'

describe('settings', () => {
  test('without any, the stage is dev in Milan and what holds data is retained', () => {
    expect(readSettings({}, {})).toEqual({
      stage: 'dev',
      region: 'eu-south-1',
      mailDomain: 'dev.raccordo.example',
      mailsPerSecond: 1,
      removalPolicy: 'retain',
    })
  })

  test('a stage without a domain has one that nobody can ever own, and no other stage has', () => {
    expect(readSettings({ stage: 'prova' }, {}).mailDomain).toBe('prova.raccordo.example')
  })

  test.for([
    [14, 14],
    ['14', 14],
    ['500', 500],
  ] as const)('a rate of mails is read as a number and as text: %s', ([mailsPerSecond, read]) => {
    expect(readSettings({ mailsPerSecond }, {}).mailsPerSecond).toBe(read)
  })

  test('the rate of mails may come from the environment', () => {
    expect(readSettings({}, { RACCORDO_MAILS_PER_SECOND: '2' }).mailsPerSecond).toBe(2)
  })

  test('the context wins over the environment', () => {
    const environment = { RACCORDO_STAGE: 'test', RACCORDO_REGION: 'eu-central-1' }
    expect(readSettings({ stage: 'demo' }, environment)).toMatchObject({
      stage: 'demo',
      region: 'eu-central-1',
    })
  })

  test('production is refused without an address for alarms and a domain for mails, both named at once', () => {
    const read = () => readSettings({ stage: 'prod' }, {})
    expect(read).toThrow(/alarmEmail is required for stage prod.*RACCORDO_ALARM_EMAIL/)
    expect(read).toThrow(/mailDomain is required for stage prod.*--context mailDomain=/)
  })

  test('production is accepted with both', () => {
    const given = { stage: 'prod', alarmEmail: 'ops@example.org', mailDomain: 'mail.example.org' }
    expect(readSettings(given, {})).toMatchObject(given)
  })

  test.for([
    ['stage', 'Prod'],
    ['stage', ''],
    ['stage', 'a-stage-with-far-too-long-a-name'],
    ['region', 'milan'],
    ['alarmEmail', 'nobody'],
    ['mailDomain', 'https://example.org'],
    ['mailsPerSecond', 'many'],
    ['mailsPerSecond', ''],
    ['mailsPerSecond', '0'],
    ['mailsPerSecond', 0],
    ['mailsPerSecond', '1.5'],
    ['mailsPerSecond', 0.5],
    ['mailsPerSecond', '501'],
    ['mailsPerSecond', true],
    ['removalPolicy', 'keep'],
  ] as const)('%s=%s is refused with its value and the cure', ([name, value]) => {
    const read = () => readSettings({ [name]: value }, {})
    expect(read).toThrow(JSON.stringify(value))
    expect(read).toThrow(`set --context ${name}=…`)
  })

  test('a misspelled setting is refused, not ignored', () => {
    expect(() => readSettings({ stgae: 'prod' }, {})).toThrow('stgae is no setting: use one of stage, region')
  })

  test('CDK’s own context is no misspelled setting', () => {
    expect(readSettings({ '@aws-cdk/core:x': true, 'aws:cdk:enable-path-metadata': true }, {}).stage).toBe(
      'dev',
    )
  })
})
