package io.plumbline.jobs.workspace;

/**
 * A password, key or address that nobody should see. It comes from the environment or a file, is handed on as this, and
 * becomes text only where it is used; whatever prints it prints no part of it.
 */
public final class Secret {
    private final String text;

    public Secret(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("An empty secret");
        }
        this.text = text;
    }

    /** The text itself: for the call that needs it, never for a message, a log or a file. */
    public String revealed() {
        return text;
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
