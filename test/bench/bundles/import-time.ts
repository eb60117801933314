import { execFileSync } from 'node:child_process'

const script = `
  const begun = performance.now()
  const { handler } = require(process.argv[1])
  const milliseconds = performance.now() - begun
  if (typeof handler !== 'function') throw new Error('no handler is exported')
  process.stdout.write(String(milliseconds))`

/** All that the handlers ask for at their start; nothing is called. */
const environment = {
  AWS_REGION: 'eu-south-1',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'none',
  TABLE_NAME: 'table',
  STAGE: 'dev',
  BUS_NAME: 'bus',
  INTAKE_QUEUE_URL: 'http://127.0.0.1/queue',
  MAIL_QUEUE_URL: 'http://127.0.0.1/queue',
  MAIL_FROM: 'Raccordo <noreply@bench.example>',
  MAIL_DOMAIN: 'bench.example',
  MAIL_CONFIGURATION_SET: 'bench',
  MAILS_PER_SECOND: '1',
  LINK_BASE_URL: 'http://127.0.0.1/l',
  POWERTOOLS_METRICS_NAMESPACE: 'Raccordo',
  POWERTOOLS_SERVICE_NAME: 'bench',
}

/** Milliseconds that a bundle takes to load and to make its clients, in a process of its own. */
export function importMilliseconds(bundle: string): number {
  const printed = execFileSync(process.execPath, ['-e', script, bundle], {
    env: environment,
    encoding: 'utf8',
  })
  const milliseconds = Number(printed)
  if (Number.isFinite(milliseconds)) return milliseconds
  throw new Error(`${bundle} printed while it was loaded: ${printed}`)
}
