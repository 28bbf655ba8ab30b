/** A multipart form with one text file, as a browser sends it. */
export function textFile(content: string, filename = '说明.txt'): { payload: Buffer; headers: Record<string, string> } {
  const head = `--part\r\ncontent-disposition: form-data; name="file"; filename="${filename}"\r\ncontent-type: text/plain\r\n\r\n`;
  return { payload: Buffer.from(`${head}${content}\r\n--part--\r\n`), headers: { 'content-type': 'multipart/form-data; boundary=part' } };
}
