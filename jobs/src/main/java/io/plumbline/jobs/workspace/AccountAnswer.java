package io.plumbline.jobs.workspace;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What somebody said of an account after looking at it.
 *
 * @param code the account, as the source numbers or names it
 * @param standardAccount code in the standard chart
 * @param from first day on which it holds; without one it holds from the start
 */
public record AccountAnswer(String code, String standardAccount, Optional<LocalDate> from) {
    /** One answer; a standard account that there is not is the user's mistake. */
    public AccountAnswer {
        if (code.isBlank()) {
            throw new UserMistake(
                    "An answer names the code of its account; found none before `%s`".formatted(standardAccount));
        }
        if (Kind.STANDARD_ACCOUNT.reading().apply(standardAccount).isEmpty()) {
            throw new UserMistake("There is no standard account `%s`, as given for %s%s"
                    .formatted(
                            standardAccount,
                            code,
                            Nearest.to(standardAccount, Kind.STANDARD_ACCOUNT.known())
                                    .map("; did you mean `%s`?"::formatted)
                                    .orElse("; `plumbline sql \"from standard_chart\"` lists them")));
        }
    }

    /** A rule of {@code client.yml}, as a flow mapping. */
    String rule() {
        return "{code: %s, standard: %s%s}"
                .formatted(
                        quoted(code),
                        standardAccount,
                        from.map(day -> ", from: " + day).orElse(""));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t") + '"';
    }
}
