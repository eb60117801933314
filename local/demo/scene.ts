import type { DemoPromise } from './promises.ts'
import type { DemoWorld } from './world.ts'

/** Something that happens in the demo's district: it says what is done, and gives what has to come of it. */
export interface Scene {
  readonly title: string
  play(world: DemoWorld, say: (line: string) => void): Promise<readonly DemoPromise[]>
}
