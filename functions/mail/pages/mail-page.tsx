import type { Language } from '../../../shared/domain/language.ts'
import { romeDate } from '../../../shared/domain/rome.ts'
import type { HttpAnswer } from '../../../shared/edge/http-handler.ts'
import type { Section } from '../../../shared/mail/letter-content.ts'
import { renderPage } from '../../../shared/pages/page.tsx'
import { dayWords, momentWords } from '../../../shared/texts/day-words.ts'
import { mailPageWords } from '../../../shared/texts/mail-page-words.ts'
import { sectionWords } from '../../../shared/texts/section-words.ts'
import { DangerNote } from './danger-note.tsx'
import { DeedList } from './deed-list.tsx'
import { type Failure, FailureAlert } from './failure-alert.tsx'
import { deedInWords, LineItem } from './line-item.tsx'
import type { LinkGround } from './link-ground.ts'
import { type LineView, type MailView, sectionsOf } from './mail-view.ts'

/** A page with fewer lines is seen at a glance. */
const LINES_WITHOUT_PARTS = 8

interface Shown {
  /** The deadline that was just changed. */
  readonly changed?: string | undefined
  readonly failure?: Failure
}

/** The page of a mail to an operator: its lines, with a button for each act. */
export function mailPage(view: MailView, ground: LinkGround, { changed, failure }: Shown = {}): HttpAnswer {
  const { language } = ground
  const words = mailPageWords[language]
  const title = words.title(view.mail.kind, dayWords(romeDate(new Date(view.mail.notBefore)), language))
  const line = view.lines.find(({ id }) => id === changed)
  return renderPage({
    ...{ language, title, status: failure === undefined ? 200 : 409 },
    outcome: failure === undefined ? outcomeOf(line, language) : words.failed.title,
    body: (
      <>
        {failure === undefined ? null : <FailureAlert failure={failure} view={view} language={language} />}
        {view.inDanger === undefined ? null : <DangerNote phones={view.inDanger} language={language} />}
        <Intro ground={ground} />
        <Parts view={view} language={language} />
        {view.lines.length === 0 ? <p>{words.nothing}</p> : null}
        {sectionsOf(view).map(([section, lines]) => (
          <section key={section} aria-labelledby={section}>
            <h2 id={section}>{sectionWords[language][section]}</h2>
            <ul class="lines">
              {lines.map((one) => (
                <LineItem key={one.id} line={one} ground={ground} isChanged={one.id === changed} />
              ))}
            </ul>
          </section>
        ))}
        <DeedList deeds={view.deeds} ground={ground} />
      </>
    ),
  })
}

function outcomeOf(line: LineView | undefined, language: Language): string | undefined {
  if (line?.deed === undefined) return undefined
  return `${line.name}: ${deedInWords(line.deed, language)}`
}

function Intro({ ground: { language, now } }: { readonly ground: LinkGround }) {
  const { intro, asOf } = mailPageWords[language]
  return (
    <>
      {intro.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <p class="text-muted">{asOf(...momentWords(now, language))}</p>
    </>
  )
}

/** Where to find what, where there is much of it. */
function Parts({ view, language }: { readonly view: MailView; readonly language: Language }) {
  if (view.lines.length <= LINES_WITHOUT_PARTS) return null
  const words = mailPageWords[language]
  return (
    <nav aria-label={words.parts} class="parts">
      <ul>
        {sectionsOf(view).map(([section, lines]) => (
          <li key={section}>
            <a href={`#${section}`}>{partName(section, language)}</a>: {words.toDo(openOf(lines))}
          </li>
        ))}
        {view.deeds.length === 0 ? null : (
          <li>
            <a href="#deeds">{words.deeds}</a>
          </li>
        )}
      </ul>
    </nav>
  )
}

function partName(section: Section, language: Language): string {
  return sectionWords[language][section]
}

function openOf(lines: readonly LineView[]): number {
  return lines.filter(({ deadline }) => deadline.status === 'open').length
}
