import { provider as providerName } from '../../../shared/domain/form.ts'
import { addProviderPartner, filledForm } from '../../support/provider-partner.ts'
import { type Figure, figure } from '../figure.ts'
import type { PartOptions } from '../part.ts'
import { type BenchStack, withStack } from '../throughput/bench-stack.ts'
import { runRound } from '../throughput/stack-round.ts'

/** Submissions per second from the first request to the last referral on the bus, by provider, on one stack. */
export function measurePace(folder: string, options: PartOptions): Promise<Figure[]> {
  options.tell('providers: starting the stack')
  return withStack(folder, async (stack) => {
    const figures: Figure[] = []
    for (const provider of ['json', ...providerName.options] as const) {
      options.tell(`providers: ${options.rounds} rounds of ${provider}`)
      const isWarmUp = figures.length === 0
      figures.push(
        figure(`${provider}, registered`, 'per second', await roundsOf(provider, stack, options, isWarmUp)),
      )
    }
    return figures.slice(1)
  })
}

type Provider = (typeof providerName.options)[number]

async function roundsOf(
  provider: Provider,
  stack: BenchStack,
  { rounds, submissions, senders }: PartOptions,
  isWarmUp: boolean,
): Promise<number[]> {
  const id = `${provider}-${isWarmUp ? 'warm-up' : 'bench'}`
  const partner = await addProviderPartner(stack, provider, { id })
  const samples: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const submissionIds = Array.from({ length: submissions }, (_, place) => `${id}-${round}-${place}`)
    const send = (submissionId: string) => partner.send(filledForm(submissionId))
    const { registeredPerSecond } = await runRound({ ...stack, send, senders, submissionIds })
    samples.push(registeredPerSecond)
  }
  return samples
}
