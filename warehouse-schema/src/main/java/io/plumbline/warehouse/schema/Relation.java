package io.plumbline.warehouse.schema;

/** How a newer export relates to an older one of the same feed. */
public enum Relation {
    /** The newest export that covers a day is the truth for that day. */
    WINDOW,
    /** The newest dump is the current state; the differences between dumps are history. */
    SNAPSHOT,
    /** All rows of a key come from the newest export that has the key. */
    UPSERT
}
