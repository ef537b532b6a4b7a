package io.plumbline.jobs.extract;

/** Thrown where a file turns out to be unreadable as a whole. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Export.Refusal reason;

    Refusal(String found, String expected, String advice) {
        this(new Export.Refusal(found, expected, advice));
    }

    Refusal(Export.Refusal reason) {
        super("found %s, expected %s. %s".formatted(reason.found(), reason.expected(), reason.advice()));
        this.reason = reason;
    }

    Export.Refusal reason() {
        return reason;
    }
}
