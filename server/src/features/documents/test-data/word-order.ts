import { everyElement, type Element } from './word-parts.ts';

/** The order in which ECMA-376 (part 1, WordprocessingML, transitional) wants the children of what we emit. Word refuses a file that has them otherwise, other readers do not. */
const orders: Readonly<Record<string, string>> = {
  pPr: 'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange',
  rPr: 'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath',
  tblPr: 'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription',
  tcPr: 'cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark',
  sectPr: 'headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings',
  pBdr: 'top left bottom right between bar', tblBorders: 'top left bottom right insideH insideV', tcBorders: 'top left bottom right insideH insideV tl2br tr2bl', tblCellMar: 'top left bottom right', tcMar: 'top left bottom right',
  tbl: 'bookmarkStart bookmarkEnd tblPr tblGrid tr', tr: 'tblPrEx trPr tc', font: 'altName panose1 charset family notTrueType pitch sig embedRegular embedBold embedItalic embedBoldItalic',
  style: 'name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr',
  styles: 'docDefaults latentStyles style', docDefaults: 'rPrDefault pPrDefault',
  settings: 'writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries displayBackgroundShape mirrorMargins documentType trackRevisions documentProtection autoFormatOverride defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps evenAndOddHeaders bookFoldRevPrinting characterSpacingControl footnotePr endnotePr updateFields hdrShapeDefaults compat docVars rsids mathPr themeFontLang clrSchemeMapping shapeDefaults decimalSymbol listSeparator',
};
/** Properties stand before everything else of their element. */
const first: Readonly<Record<string, string>> = { p: 'pPr', r: 'rPr', tc: 'tcPr' };
const local = (name: string): string => name.replace(/^w:/u, '');

function faultsOf(element: Element): string[] {
  const name = local(element.name);
  const children = element.children.map((child) => local(child.name));
  const faults: string[] = [];
  const order = orders[name]?.split(' ');
  if (order !== undefined) {
    const places = children.map((child) => order.indexOf(child));
    children.forEach((child, index) => {
      if (places[index] === -1) faults.push(`${name} has ${child}, which is not of it`);
      else if (index > 0 && (places[index - 1] ?? 0) > (places[index] ?? 0)) faults.push(`${name} has ${child} after ${children[index - 1] ?? ''}`);
    });
    const repeatable = new Set(['tr', 'tc', 'style', 'headerReference', 'footerReference', 'bookmarkStart', 'bookmarkEnd', 'tblStylePr']);
    for (const child of children) if (!repeatable.has(child) && children.indexOf(child) !== children.lastIndexOf(child)) faults.push(`${name} has ${child} twice`);
  }
  const head = first[name];
  if (head !== undefined && children.includes(head) && children.indexOf(head) !== 0) faults.push(`${name} does not begin with ${head}`);
  if (name === 'tc' && children.at(-1) !== 'p') faults.push('a cell does not end with a paragraph');
  if (name === 'tbl') {
    const columns = element.children.find((child) => local(child.name) === 'tblGrid')?.children.length ?? 0;
    for (const row of element.children.filter((child) => local(child.name) === 'tr')) {
      const spans = row.children.filter((child) => local(child.name) === 'tc').map((cell) => Number(cell.children[0]?.children.find((one) => local(one.name) === 'gridSpan')?.attributes['w:val'] ?? 1));
      const width = spans.reduce((sum, span) => sum + span, 0);
      if (width !== columns) faults.push(`a row of ${width} columns in a table of ${columns}`);
    }
  }
  if (name === 'body' && children.at(-1) !== 'sectPr') faults.push('the body does not end with its section');
  // Two tables with nothing between them are one to Word, and a table cannot be the last of a body.
  if (['body', 'hdr', 'ftr'].includes(name)) children.forEach((child, index) => { if (child === 'tbl' && children[index + 1] !== 'p') faults.push(`${name}: no paragraph after a table`); });
  return faults;
}

/** What is misplaced in one part of a Word file. */
export const orderFaults = (part: Element): string[] => [...new Set([...everyElement(part)].flatMap(faultsOf))];
