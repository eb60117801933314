/** Where on the page of a mail the line of a deadline stands. */
export function lineAnchor(deadline: string): string {
  return `s-${deadline}`
}
