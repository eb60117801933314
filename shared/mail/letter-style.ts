/**
 * How a letter looks. Everything is in it: a mail fetches nothing. Where a reader drops it, what is left is one column of
 * plain paragraphs. Dark colours twice: as the device wants, and as one reader's own attribute says.
 */
export const letterStyle = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body { margin: 0; padding: 0; background: #f2f4f4; color: #17221f; -webkit-text-size-adjust: 100%; }
.letter { box-sizing: border-box; max-width: 600px; margin: 0 auto; padding: 24px 16px; background: #ffffff;
  font-family: system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, Arial, sans-serif;
  font-size: 16px; line-height: 1.5; overflow-wrap: break-word; }
h1 { margin: 0 0 16px; font-size: 24px; line-height: 1.25; }
h2 { margin: 24px 0 8px; font-size: 18px; line-height: 1.3; }
p { margin: 0 0 12px; }
ul { margin: 0 0 16px; padding: 0 0 0 20px; }
li { margin: 0 0 6px; }
.whole { white-space: nowrap; }
.warning { margin: 20px 0; padding: 12px 16px; border: 2px solid #b3261e; background: #fdf1f0; }
.warning h2 { margin-top: 0; color: #a11d16; }
.warning p:last-child, .warning ul:last-child { margin-bottom: 0; }
.button { display: inline-block; margin: 8px 0 12px; padding: 12px 20px; border-radius: 4px; background: #00665c;
  color: #ffffff; font-weight: bold; text-decoration: none; }
.address { font-size: 14px; color: #43514d; word-break: break-all; }
.footer { margin-top: 28px; padding-top: 12px; border-top: 1px solid #c4cecb; font-size: 14px; color: #43514d; }
.footer p { margin-bottom: 6px; }
@media (prefers-color-scheme: dark) {
  body { background: #0e1413; color: #e9eeec; }
  .letter { background: #17201e; }
  .warning { border-color: #f2a29c; background: #3a1815; }
  .warning h2 { color: #ffc9c4; }
  .button { background: #7fd6ca; color: #06201c; }
  .address, .footer { color: #b7c4c0; }
  .footer { border-top-color: #43514d; }
}
`
