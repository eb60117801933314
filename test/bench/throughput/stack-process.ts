/** The whole stack in a process of its own; tells where it answers, then of every referral that its bus took. */

import { startStack } from '../../../local/stack.ts'
import { endWithParent, tellParent } from '../parent.ts'
import { present } from './present.ts'

const [stateFolder = ''] = process.argv.slice(2)
const stopping = new AbortController()
const starting = startStack({
  ...{ stateFolder, demo: 'districts-only', signal: stopping.signal },
  onEvent({ detail }) {
    if (detail['type'] !== 'referral.received') return
    tellParent({ kind: 'referral', correlationId: detail['correlationId'], at: present() })
  },
})
endWithParent(async () => {
  stopping.abort()
  await (await starting).stop()
})
const { endpoints } = await starting
tellParent({ kind: 'ready', endpoints })
