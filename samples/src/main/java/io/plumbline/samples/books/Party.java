package io.plumbline.samples.books;

/** Somebody whom the business deals with: a customer, supplier or employee. */
public record Party(String code, String name) {
    /** For entries that concern nobody else. */
    public static final Party NOBODY = new Party("", "");
}
