package io.plumbline.warehouse.client;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A client's own decision on how accounts map to the standard chart.
 *
 * @param by what the pattern is held against
 * @param pattern a code, a type or a name; {@code *} stands for any characters; case does not matter
 * @param standardAccount code in the standard chart
 * @param from first day on which it holds; without one it holds from the start
 * @param until last day on which it holds; without one it holds on
 */
public record AccountRule(
        By by,
        String pattern,
        String standardAccount,
        Optional<String> cashFlowClass,
        Optional<LocalDate> from,
        Optional<LocalDate> until) {

    /** What an account is recognised by. */
    public enum By {
        CODE,
        TYPE,
        NAME
    }
}
