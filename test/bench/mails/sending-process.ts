/** Sends mails and opens their pages in a process of its own, which can read `.tsx`: `<layer's URL> <how often>`. */

import './tsx-hook.ts'
import { hasJava } from '../../support/dynamodb-local.ts'
import { endWithParent, tellParent } from '../parent.ts'
import type { Found } from './found.ts'
import { startSesStub } from './ses-stub.ts'

// What it started ends with it.
endWithParent(async () => undefined)
Object.assign(process.env, {
  AWS_REGION: 'eu-south-1',
  AWS_ACCESS_KEY_ID: 'BENCH',
  AWS_SECRET_ACCESS_KEY: 'none',
  AWS_ENDPOINT_URL_SESV2: await startSesStub(),
})
const [layer = '', times = ''] = process.argv.slice(2)
// Loaded only now that pages and letters can be read.
const { measureSendingUnits } = await import('./sending-units.ts')
const { measureSendingTimes } = await import('./sending-times.ts')
const units = hasJava() ? await measureSendingUnits() : []
const found: Found = { units, samples: await measureSendingTimes(layer, Number(times)) }
tellParent(found)
