package io.plumbline.warehouse.serve;

import java.util.ArrayList;
import java.util.List;

/** SQL text cut into statements at the semicolons that are not part of a literal, a name or a comment. */
final class Script {
    private final String text;
    private int at;

    private Script(String text) {
        this.text = text;
    }

    static List<String> statements(String text) {
        return new Script(text).cut();
    }

    private List<String> cut() {
        List<String> statements = new ArrayList<>();
        int start = 0;
        while (at < text.length()) {
            if (text.charAt(at) == ';') {
                add(statements, text.substring(start, at));
                start = at + 1;
            }
            skip();
        }
        add(statements, text.substring(start));
        return statements;
    }

    private static void add(List<String> statements, String statement) {
        if (!Vetting.withoutComments(statement).isEmpty()) {
            statements.add(statement.strip());
        }
    }

    /** Over one character, or over all that hangs together. */
    private void skip() {
        char here = text.charAt(at);
        if (here == '\'' || here == '"') {
            skipPast(String.valueOf(here), 1);
        } else if (text.startsWith("--", at)) {
            skipPast("\n", 2);
        } else if (text.startsWith("/*", at)) {
            skipPast("*/", 2);
        } else if (here == '$' && dollarTag() != null) {
            skipPast(dollarTag(), dollarTag().length());
        } else {
            at++;
        }
    }

    private void skipPast(String end, int startLength) {
        int found = text.indexOf(end, at + startLength);
        at = found < 0 ? text.length() : found + end.length();
    }

    private @org.jspecify.annotations.Nullable String dollarTag() {
        int end = text.indexOf('$', at + 1);
        return end > 0 && text.substring(at + 1, end).matches("[A-Za-z_]*") ? text.substring(at, end + 1) : null;
    }
}
