declare module 'html-encoding-sniffer' {
  /** WHATWG sniffing: BOM, then the transport label, then a meta prescan of 1,024 bytes, then the default. */
  export default function sniffHtmlEncoding(
    bytes: Uint8Array,
    options?: {
      readonly transportLayerEncodingLabel?: string;
      readonly defaultEncoding?: string;
      readonly xml?: boolean;
    },
  ): string;
}
