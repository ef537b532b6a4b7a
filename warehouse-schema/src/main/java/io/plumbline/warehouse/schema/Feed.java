package io.plumbline.warehouse.schema;

/** Which exports of a client compete to be the truth, unless the client's settings name feeds by path. */
public enum Feed {
    /** All exports of the record: a client has one general ledger, whichever report tells it. */
    CLIENT,
    /** The exports of one format: a till and a web shop stand side by side. */
    FORMAT
}
