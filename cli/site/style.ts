/** The look of a pack's site and report: light and dark, readable at any width, in print too. */
export const STYLE = `
:root{color-scheme:light dark;--surface:#fff;--raised:#f5f6f8;--text:#1a1c20;--muted:#555a64;--line:#dcdfe5;--accent:#2a48c4;
--refuted:#a3182b;--misleading:#924005;--mixed:#6d5300;--supported:#0a6247;--unproven:#474e63}
@media (prefers-color-scheme:dark){:root{--surface:#1b1d21;--raised:#25282e;--text:#eceef2;--muted:#a8aeba;--line:#363a42;--accent:#9db2ff;
--refuted:#ff9aa3;--misleading:#f8ac72;--mixed:#ebca67;--supported:#76d6ad;--unproven:#bcc4d8}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1.5rem 1rem 4rem;max-width:46rem;background:var(--surface);color:var(--text);font:1rem/1.55 system-ui,sans-serif;overflow-wrap:anywhere;text-align:start}
a{color:var(--accent)}a:focus-visible,button:focus-visible,input:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
h1{font-size:1.6rem;line-height:1.25;margin:.5rem 0}h2{font-size:1.15rem;margin:2rem 0 .5rem}
.muted{color:var(--muted)}.small{font-size:.9rem}
.badge{display:inline-block;border:2px solid currentColor;border-radius:.4rem;padding:0 .5rem;font-weight:600;max-width:100%}
.refuted{color:var(--refuted)}.misleading{color:var(--misleading)}.badge.misleading{border-style:dashed}.mixed{color:var(--mixed)}.badge.mixed{border-style:double}
.supported{color:var(--supported)}.unproven{color:var(--unproven)}.badge.unproven{border-style:dotted}
.claims{list-style:none;padding:0}.claims>li{border-top:1px solid var(--line);padding:.75rem 0}
.claims a{font-weight:600;text-decoration:none}.claims a:hover{text-decoration:underline}
.button{display:inline-block;background:var(--accent);color:var(--surface);border-radius:.5rem;padding:.5rem 1rem;font-weight:600;text-decoration:none}
input[type=search]{width:100%;font:inherit;padding:.5rem .75rem;border:1px solid var(--muted);border-radius:.5rem;background:var(--raised);color:inherit}
.note{background:var(--raised);border-inline-start:4px solid var(--misleading);padding:.5rem 1rem}
blockquote{margin:.5rem 0;padding-inline-start:1rem;border-inline-start:3px solid var(--line);color:var(--muted)}
dt{font-weight:600}dd{margin:0 0 .5rem}
table{border-collapse:collapse;width:100%}th,td{text-align:start;padding:.25rem .5rem;border-top:1px solid var(--line);vertical-align:middle}
td.count,th.count{text-align:end;font-variant-numeric:tabular-nums;width:6rem}td.bar{width:50%}
svg.bar{display:block;width:100%;height:1rem}svg.bar rect{fill:var(--accent)}
svg.bar.refuted rect{fill:var(--refuted)}svg.bar.misleading rect{fill:var(--misleading)}svg.bar.mixed rect{fill:var(--mixed)}svg.bar.supported rect{fill:var(--supported)}svg.bar.unproven rect{fill:var(--unproven)}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem;list-style:none;padding:0}
[hidden]{display:none}
@media (max-width:36rem){td.count,th.count{width:5rem;white-space:nowrap}td.bar{width:28%}td,th{padding:.25rem}}
@media (forced-colors:active){svg.bar rect{fill:CanvasText}}
@media print{.button,input,nav{display:none}}
`
