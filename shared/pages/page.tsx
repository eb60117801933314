import type { ComponentChildren } from 'preact'
import { render } from 'preact-render-to-string'
import type { Language } from '../domain/language.ts'
import type { HttpAnswer } from '../edge/http-handler.ts'
import { pageWords } from '../texts/page-words.ts'
import { pageHeaders } from './page-headers.ts'
import { ACCESSIBILITY, LINKS } from './paths.ts'
import { stylesheetPath } from './stylesheet.ts'

/** What a page shows inside of the frame that all pages have in common. */
export interface Page {
  readonly language: Language
  /** The page's first heading, and the title of its window. No personal data. */
  readonly title: string
  /** What stands under the heading: begin with `h2` where it needs more of them. */
  readonly body: ComponentChildren
  /** What has just been done: said first in the title of its window, which is what is read out when a page comes. */
  readonly outcome?: string | undefined
  /** 200 unless it says otherwise. */
  readonly status?: number
}

/** A whole page as an answer: never cached, without scripts, and of nobody's frame. */
export function renderPage(page: Page): HttpAnswer {
  return {
    statusCode: page.status ?? 200,
    headers: { ...pageHeaders, 'content-language': page.language },
    body: `<!doctype html>${render(<Frame {...page} />)}`,
  }
}

function Frame({ language, title, body, outcome }: Page) {
  const words = pageWords[language]
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <title>{[...(outcome === undefined ? [] : [outcome]), title, 'Raccordo'].join(' – ')}</title>
        <link rel="stylesheet" href={stylesheetPath} />
      </head>
      <body>
        <a class="visually-hidden-focusable skip-link" href="#content">
          {words.skip}
        </a>
        <header class="page-header">
          <div class="container">
            <span class="page-name">Raccordo</span>
            <span class="page-programme">{words.programme}</span>
          </div>
        </header>
        <main id="content" class="container page-content" tabIndex={-1}>
          <h1>{title}</h1>
          {body}
        </main>
        <footer class="page-footer">
          <div class="container">
            <p>{words.privacy}</p>
            <p>
              <a href={`${LINKS}/${ACCESSIBILITY}`}>{words.accessibility}</a>
            </p>
          </div>
        </footer>
      </body>
    </html>
  )
}
