import { StringDecoder } from 'node:string_decoder';
import { SaxesParser } from 'saxes';

export type Attributes = Readonly<Record<string, string>>;

export interface XmlHandlers {
  open?: (name: string, attributes: Attributes) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
}

/** The parser runs at half its speed on the small pieces that inflating yields, so they are gathered. */
const PIECE_BYTES = 256 * 1024;

/** A push parser of XML whose names come without prefix; malformed XML throws. */
export class XmlReader {
  private readonly parser = new SaxesParser({ xmlns: false, position: false });
  private readonly decoder = new StringDecoder('utf8');
  private pieces: Buffer[] = [];
  private gathered = 0;

  constructor({ open, close, text }: XmlHandlers) {
    this.parser.on('error', (error) => {
      throw error;
    });
    if (open) this.parser.on('opentag', ({ name, attributes }) => open(local(name), attributes));
    if (close) this.parser.on('closetag', ({ name }) => close(local(name)));
    if (text) {
      this.parser.on('text', text);
      this.parser.on('cdata', text);
    }
  }

  write(chunk: Buffer): void {
    this.pieces.push(chunk);
    this.gathered += chunk.length;
    if (this.gathered >= PIECE_BYTES) this.flush();
  }

  end(): void {
    this.flush();
    this.parser.write(this.decoder.end());
    this.parser.close();
  }

  private flush(): void {
    this.parser.write(this.decoder.write(Buffer.concat(this.pieces)));
    this.pieces = [];
    this.gathered = 0;
  }
}

/** Reads a small XML text in one go. */
export function readXml(xml: string, handlers: XmlHandlers): void {
  const reader = new XmlReader(handlers);
  reader.write(Buffer.from(xml));
  reader.end();
}

const local = (name: string): string => (name.includes(':') ? name.slice(name.indexOf(':') + 1) : name);
