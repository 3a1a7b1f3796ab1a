// Builds dist/: `talk.js` (loaded once a visitor writes), then `widget.js`, which names it by its hash.
// The same sources give the same bytes, so that a test can tell whether dist/ is what they say.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import esbuild from "esbuild";
import { parse } from "smol-toml";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(here, "dist");
const languages = join(here, "../../texts");
/** The language of pages that speak none of ours. */
const FIRST = "fr";

/** Sentences of one part: {lang: {name: sentence}}, from the files where all channels have theirs. */
function sentences(part) {
  const wanted = JSON.parse(readFileSync(join(here, "texts.json"), "utf8"))[part];
  const found = {};
  const folders = readdirSync(languages, { withFileTypes: true }).filter((d) => d.isDirectory() && /^[a-z]{2}$/.test(d.name));
  for (const lang of [FIRST, ...folders.map((d) => d.name).filter((name) => name !== FIRST).sort()]) {
    const sections = {};
    for (const file of readdirSync(join(languages, lang)).filter((name) => name.endsWith(".toml"))) {
      for (const [section, keys] of Object.entries(parse(readFileSync(join(languages, lang, file), "utf8")))) {
        sections[section] = { ...sections[section], ...keys };
      }
    }
    found[lang] = {};
    for (const [name, key] of Object.entries(wanted)) {
      const [section, rest] = key.split(".");
      const text = sections[section]?.[rest];
      if (typeof text !== "string") throw new Error(`texts.json: ${key} is not in ${lang}; write it in bot/texts/${lang}/`);
      found[lang][name] = text;
    }
  }
  return found;
}

/** `import texts from "texts:core"` and style sheets as minified strings. */
const plugin = {
  name: "guichet",
  setup(build) {
    build.onResolve({ filter: /^texts:/ }, ({ path }) => ({ path: path.slice(6), namespace: "texts" }));
    build.onLoad({ filter: /.*/, namespace: "texts" }, ({ path }) => ({ contents: JSON.stringify(sentences(path)), loader: "json" }));
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await esbuild.transform(readFileSync(path, "utf8"), { loader: "css", minify: true, charset: "utf8" });
      return { contents: code.trim(), loader: "text" };
    });
  },
};

async function bundle(entry, format, define) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [join(here, "src", entry)], bundle: true, minify: true, format, define, write: false,
    charset: "utf8", target: ["es2022"], legalComments: "none", plugins: [plugin], logLevel: "warning",
  });
  return Buffer.from(outputFiles[0].contents);
}

/** The line of the README that pins the widget, for who copies it. */
function document(content) {
  const readme = join(here, "../../../README.md");
  const integrity = `sha384-${createHash("sha384").update(content).digest("base64")}`;
  const text = readFileSync(readme, "utf8");
  const pinned = text.replace(/widget\/widget\.\w{12}\.js" integrity="[^"]+"/, `widget/widget.${hash(content)}.js" integrity="${integrity}"`);
  if (pinned !== text) writeFileSync(readme, pinned);
}

const hash = (content) => createHash("sha256").update(content).digest("hex").slice(0, 12);

const talk = await bundle("talk.ts", "esm", {});
const widget = await bundle("widget.ts", "iife", { TALK: JSON.stringify(`talk.${hash(talk)}.js`) });
mkdirSync(out, { recursive: true });
for (const [name, content] of [["talk.js", talk], ["widget.js", widget]]) {
  writeFileSync(join(out, name), content);
  console.error(`${name}: ${content.length} bytes, ${gzipSync(content, { level: 9 }).length} with gzip`);
}
if (!process.argv[2]) document(widget);
