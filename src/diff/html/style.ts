/** The page's one style sheet; its digest is in the page's policy. */
export const STYLE = `
:root { color-scheme: light dark; --line: #8884; --soft: #8882; --a: #1a7f37; --b: #0969da; }
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; }
table { border-collapse: collapse; margin: 1rem 0; }
th, td { border-bottom: 1px solid var(--line); padding: .3rem .8rem; text-align: left; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
code, pre { font: 13px/1.5 ui-monospace, monospace; background: var(--soft); border-radius: 4px; }
code { padding: .1rem .3rem; overflow-wrap: anywhere; white-space: pre-wrap; }
pre, .text { white-space: pre-wrap; overflow-wrap: anywhere; padding: .6rem; margin: .4rem 0; }
.text { background: var(--soft); border-radius: 4px; max-height: 24rem; overflow: auto; }
math { max-width: 100%; overflow: hidden; }
details { margin: .5rem 0; }
details.cause { border: 1px solid var(--line); border-radius: 6px; padding: .5rem .8rem; }
summary { cursor: pointer; }
article { border-top: 1px solid var(--line); margin-top: .8rem; padding-top: .5rem; overflow: hidden; }
.a { color: var(--a); } .b { color: var(--b); } .dim { opacity: .7; }
mark { background: none; color: inherit; border-bottom: 3px solid; padding-bottom: 1px; }
mark.a { border-color: var(--a); } mark.b { border-color: var(--b); } mark.ab { border-style: double; }
`;
