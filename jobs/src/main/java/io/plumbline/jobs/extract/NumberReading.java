package io.plumbline.jobs.extract;

import io.plumbline.jobs.workspace.ReadingSettings.DecimalMark;

/**
 * SQL that reads numbers. Under either decimal mark a number may carry a currency sign, thousands separators, a leading
 * or trailing minus, or parentheses for a negative.
 */
final class NumberReading {
    /** Spaces of every kind, apostrophes, currency signs and codes: they say nothing about the value. */
    private static final String DECORATION = "[[:space:]\\x{a0}\\x{202f}\\x{2009}''’]|R?[$€£¥₹₽₩₺]"
            + "|EUR|USD|GBP|CHF|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|RON|INR|JPY|CNY|ZAR|BRL|MXN"
            + "|kr[.]?|Fr[.]|zł|Kč|Ft|lei";

    private static final String EXPONENT = "[-+]?[0-9]+([.][0-9]+)?[eE][-+]?[0-9]+";

    private NumberReading() {}

    /** What any number is read as. */
    static final String WIDE = "decimal(28,6)";

    /** What nearly every number fits: DuckDB adds and subtracts such in 64 bits, several times faster. */
    static final String NARROW = "decimal(17,6)";

    /** The {@link #WIDE} number that a text stands for under this mark, null when it is none. */
    static String sql(DecimalMark mark, String text) {
        return "coalesce(%s, %s)".formatted(bare(mark, text, WIDE), decorated(mark, text));
    }

    /** The same for numbers that {@link #NARROW} holds, and null for larger ones. */
    static String narrow(DecimalMark mark, String text) {
        return "coalesce(%s, try_cast(%s as %s))".formatted(bare(mark, text, NARROW), decorated(mark, text), NARROW);
    }

    /** Digits, mark and sign alone, as most exports write most numbers: DuckDB reads them as they stand. */
    private static String bare(DecimalMark mark, String text, String type) {
        return mark == DecimalMark.POINT
                ? "case when not (contains(%1$s, 'e') or contains(%1$s, 'E') or contains(%1$s, '_')) then try_cast(%1$s as %2$s) end"
                        .formatted(text, type)
                : ("case when not (contains(%1$s, '.') or contains(%1$s, 'e') or contains(%1$s, 'E') or contains(%1$s, '_'))"
                                + " then try_cast(replace(%1$s, ',', '.') as %2$s) end")
                        .formatted(text, type);
    }

    private static String decorated(DecimalMark mark, String text) {
        String fraction = mark == DecimalMark.POINT ? "[.]" : "[,]";
        String thousands = mark == DecimalMark.POINT ? "[,]" : "[.]";
        String body = "(?:[0-9]+|[1-9][0-9]{0,2}(?:%1$s[0-9]{2,3})*%1$s[0-9]{3})(?:%2$s[0-9]*)?|%2$s[0-9]+"
                .formatted(thousands, fraction);
        String number = "[-+−]?(?:%1$s)|(?:%1$s)[-−]|[(](?:%1$s)[)]".formatted(body);
        String bare = "regexp_replace(%s, '%s', '', 'g')".formatted(text, DECORATION);
        String digits = "regexp_replace(regexp_replace(%s, '%s|[-+−()]', '', 'g'), '%s', '.')"
                .formatted(bare, thousands, fraction);
        return ("case when regexp_full_match(%1$s, '%2$s') then try_cast(%1$s as %6$s) "
                        + "when regexp_full_match(%3$s, '%4$s') then "
                        + "try_cast(case when regexp_matches(%3$s, '[-−(]') then '-' else '' end || %5$s as %6$s) end")
                .formatted(text, EXPONENT, bare, number, digits, WIDE);
    }
}
