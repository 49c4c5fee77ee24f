/**
 * Whether the industry of a project (`r` or `p`) is a leading one of its park: the code itself, its group or division, or the section that holds it. `park` is
 * the row of the park `k` that says so, without parameters.
 */
export function ofLeadingIndustry(project: 'r' | 'p', park: string): string {
  const has = (code: string) => `k.\`leadingIndustryCodes\` LIKE REPLACE('%"#"%', '#', ${code})`;
  const codes = [1, 2, 3, 4].map((length) => has(`SUBSTR(${project}.\`industryCode\`, 1, ${length})`)).join(' OR ');
  return `(${project}.\`industryCode\` IS NOT NULL AND EXISTS (SELECT 1 FROM ${park} AND (${codes} OR EXISTS (SELECT 1 FROM \`industry\` s WHERE s.\`code\` = ${project}.\`industryCode\` AND ${has('s.`section`')}))))`;
}
