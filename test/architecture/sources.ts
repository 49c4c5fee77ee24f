import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Source { path: string; text: string }

/** The TypeScript sources below these folders, paths relative to the project. */
export function sourcesBelow(...folders: string[]): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(ts|tsx|mjs)$/.test(file))
      .map((file) => join(folder, file).replaceAll('\\', '/'))
      .sort()
      .map((path) => ({ path, text: readFileSync(path, 'utf8') })));
}

/** `path:line` of every match. */
export function findings(sources: readonly Source[], pattern: RegExp): string[] {
  return sources.flatMap(({ path, text }) => text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])));
}
