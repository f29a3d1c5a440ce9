import { generate } from 'selfsigned';

/** A key and a certificate for the demo's host names, both PEM. It lives for a day and is written nowhere. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

export async function makeCertificate(hosts: readonly string[]): Promise<Certificate> {
  const notBeforeDate = new Date(Date.now() - 3_600_000);
  const pems = await generate([{ name: 'commonName', value: 'Chaperone demo institution' }], {
    keyType: 'ec',
    curve: 'P-256',
    notBeforeDate,
    notAfterDate: new Date(notBeforeDate.getTime() + 86_400_000),
    extensions: [{ name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2, value })) }],
  });
  return { key: pems.private, cert: pems.cert };
}
