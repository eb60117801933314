/** For a script that `startChild` started: the way to the bench. */

/** @throws Error when the script was started by hand */
export function tellParent(message: object): void {
  if (process.send === undefined) throw new Error('this script is started by npm run bench, not by hand')
  process.send(message)
}

/** Ends the script, once it has stopped what it must, when the bench lets it go or is gone itself. Call it first. */
export function endWithParent(stop: () => Promise<unknown>): void {
  process.once('disconnect', () => {
    stop().finally(() => process.exit())
  })
  // One Ctrl-C reaches all processes of a terminal; the bench disconnects when it ends.
  process.on('SIGINT', () => undefined)
}
