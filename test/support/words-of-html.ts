const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** Words and numbers of a text, in order, without the signs between them. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? []
}

/** What a reader reads of a page or mail: without its head, its markup and its styles. */
export function textOfHtml(html: string): string {
  return html
    .replace(/<head>.*?<\/head>/s, ' ')
    .replace(/<\/?[a-z!][^>]*>/gi, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '')
}

export function wordsOfHtml(html: string): string[] {
  return wordsOf(textOfHtml(html))
}
