import { providers } from '../../../functions/intake/providers.ts'
import { understand } from '../../../functions/intake/understanding.ts'
import { senders } from '../../../local/senders.ts'
import type { Provider } from '../../../shared/domain/form.ts'
import { material } from '../../support/material.ts'
import { filledForm } from '../../support/provider-partner.ts'
import { type Figure, figure } from '../figure.ts'
import type { PartOptions } from '../part.ts'

const TIMES = 200

/** Milliseconds of one understanding, from bytes to answers, in this process; the first rounds warm up. */
export function measureReading(provider: Provider, { rounds }: PartOptions): Figure {
  const body = senders[provider].bodyOf(filledForm('bench-1'), new Date())
  const its = material(body, { provider: providers[provider] })
  const once = () => {
    const begun = performance.now()
    for (let time = 0; time < TIMES; time += 1) understand(its)
    return (performance.now() - begun) / TIMES
  }
  once()
  return figure(`${provider}, understood`, 'ms', Array.from({ length: rounds }, once))
}
