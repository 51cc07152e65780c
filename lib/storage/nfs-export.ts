/** A directory offered over NFS, wherever it was defined. */
export interface INfsExport {
  /** Host name or IP address of the server; may be a deploy-time value. */
  readonly server: string;

  /** Absolute directory on the server, such as `/` or `/models`. */
  readonly path: string;
}
