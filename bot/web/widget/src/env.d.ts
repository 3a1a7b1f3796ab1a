/** The name of the part that is loaded later; written in by build.mjs. */
declare const TALK: string;

declare module "texts:widget" {
  const texts: Record<string, Record<keyof typeof import("../texts.json")["widget"], string>>;
  export default texts;
}
declare module "texts:talk" {
  const texts: Record<string, Record<keyof typeof import("../texts.json")["talk"], string>>;
  export default texts;
}
declare module "*.css" {
  const sheet: string;
  export default sheet;
}
