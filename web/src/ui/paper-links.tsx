/** A paper to open and print, and the same words as a Word file to work on. */
export function PaperLinks({ href, name }: { readonly href: string; readonly name: string }) {
  return (
    <span className="paper-links small no-print">
      <a href={href} target="_blank" rel="noreferrer">{name}（PDF）</a>{' · '}<a href={href.replace(/\.pdf$/, '.docx')} download>Word<span className="visually-hidden">（{name}）</span></a>
    </span>
  );
}
