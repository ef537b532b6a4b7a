package io.plumbline.jobs.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where a command reads and writes, and what it may assume of whoever looks at it.
 *
 * @param interactive whether somebody types at the input
 * @param terminal whether somebody looks at the output
 * @param width columns of the terminal
 * @param colours whether the output may be coloured
 */
record Screen(
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean interactive,
        boolean terminal,
        int width,
        boolean colours) {
    private static final int USUAL_WIDTH = 100;

    /** How text is set off. */
    enum Ink {
        BOLD("1"),
        FAINT("2"),
        RED("31"),
        GREEN("32"),
        YELLOW("33"),
        CYAN("36");

        private final String code;

        Ink(String code) {
            this.code = code;
        }
    }

    /**
     * This process's own. The launcher says which ends are terminals, as Java 17 cannot tell. Always UTF-8, whatever the
     * locale, since files of data are made of the output.
     */
    static Screen ofThisProcess() {
        boolean out = Boolean.getBoolean("plumbline.terminal.out");
        return new Screen(
                System.in,
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                Boolean.getBoolean("plumbline.terminal.in"),
                out,
                width(System.getProperty("plumbline.terminal.columns"), System.getenv("COLUMNS")),
                out && coloursWanted(System.getenv("NO_COLOR"), System.getenv("TERM")));
    }

    /** Output to a file or a pipe: no colours, no width. */
    static Screen plain(InputStream in, OutputStream out, OutputStream err) {
        return new Screen(
                in,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false,
                USUAL_WIDTH,
                false);
    }

    /** The text in that ink, or as it is where colours are not wanted. */
    String ink(Ink ink, String text) {
        return colours ? "\u001b[" + ink.code + "m" + text + "\u001b[0m" : text;
    }

    /** See no-color.org: set to anything but nothing, it means none. */
    static boolean coloursWanted(@Nullable String noColour, @Nullable String term) {
        return (noColour == null || noColour.isEmpty()) && !"dumb".equals(term);
    }

    static int width(@Nullable String... columns) {
        for (String given : columns) {
            if (given != null && given.matches("[1-9]\\d{0,3}")) {
                return Math.max(40, Integer.parseInt(given));
            }
        }
        return USUAL_WIDTH;
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
