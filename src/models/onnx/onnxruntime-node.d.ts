/** The native runtime has the web one's interface; it is optional and need not be there to compile. */
declare module 'onnxruntime-node' {
  export * from 'onnxruntime-web';
}
