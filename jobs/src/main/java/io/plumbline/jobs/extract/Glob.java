package io.plumbline.jobs.extract;

import java.util.regex.Pattern;

/** A pattern for names and paths: {@code *} stands for any characters, {@code ?} for one; case does not matter. */
record Glob(Pattern pattern) {
    static Glob of(String glob) {
        StringBuilder regex = new StringBuilder();
        glob.chars()
                .forEach(c -> regex.append(
                        switch (c) {
                            case '*' -> ".*";
                            case '?' -> ".";
                            default -> Pattern.quote(Character.toString(c));
                        }));
        return new Glob(
                Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL));
    }

    boolean matches(String text) {
        return pattern.matcher(text).matches();
    }
}
