import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'

/** Where figures come from: without it they mean nothing. */
export interface Machine {
  readonly cores: number
  readonly processor: string
  readonly memoryGigabytes: number
  readonly platform: string
  readonly node: string
  /** Average over the last minute before the bench: what else the machine was busy with. */
  readonly load: number
}

export function describeMachine(): Machine {
  const [load = 0] = loadavg()
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform}-${process.arch}`,
    node: process.versions.node,
    load: Number(load.toFixed(2)),
  }
}
