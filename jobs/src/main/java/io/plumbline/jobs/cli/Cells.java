package io.plumbline.jobs.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import org.jline.utils.WCWidth;

/** Values as text, for people and for machines. */
final class Cells {
    static final String CUT = "…";
    static final String NULL = "NULL";

    /** Emoji and several scripts are written with it. */
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private static final MathContext SIX_DIGITS = new MathContext(6);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ISO_LOCAL_DATE_TIME;

    private Cells() {}

    /** Whole and unambiguous: ISO dates, plain numbers with every digit. */
    static String exact(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        } else if (value instanceof LocalDateTime moment) {
            return MOMENT.format(moment);
        }
        return value.toString();
    }

    /** Fit for one cell of a terminal: no line breaks, nothing that steers the terminal. */
    static String printable(String text) {
        if (text.chars().noneMatch(character -> Character.isISOControl(character) || isInvisible(character))) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .forEach(character -> shown.appendCodePoint(
                        character == '\n'
                                ? '↵'
                                : character == '\t' || character == '\r'
                                        ? ' '
                                        : Character.isISOControl(character) || isInvisible(character)
                                                ? '\uFFFD'
                                                : character));
        return shown.toString();
    }

    /** The same for a text of several lines. */
    static String printableLines(String text) {
        return text.lines().map(Cells::printable).collect(Collectors.joining("\n"));
    }

    /** A decimal with no more places than its column needs, and no fewer than it needs itself. */
    static String decimal(BigDecimal number, int places) {
        return number.setScale(Math.max(places, placesNeeded(number))).toPlainString();
    }

    static int placesNeeded(BigDecimal number) {
        return Math.max(0, number.stripTrailingZeros().scale());
    }

    /** A measure rounded to six digits, since its last ones say nothing. */
    static String measure(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return Double.toString(number);
        }
        BigDecimal rounded = new BigDecimal(number).round(SIX_DIGITS);
        return rounded.signum() == 0 ? "0" : whole(number, rounded).toPlainString();
    }

    /** Columns that the text takes on a terminal. */
    static int width(String text) {
        return text.codePoints()
                .map(character -> Math.max(0, WCWidth.wcwidth(character)))
                .sum();
    }

    /** The beginning of the text, at most so wide, with a mark where it was cut. */
    static String cut(String text, int width) {
        if (width(text) <= width) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int taken = 1;
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            taken += Math.max(0, WCWidth.wcwidth(character));
            if (taken > width) {
                break;
            }
            kept.appendCodePoint(character);
            at += Character.charCount(character);
        }
        return kept + CUT;
    }

    static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - width(text))) + text;
    }

    /** Digits before the point are never rounded away. */
    private static BigDecimal whole(double number, BigDecimal rounded) {
        return Math.abs(number) >= 100_000
                ? new BigDecimal(number).setScale(0, RoundingMode.HALF_EVEN)
                : rounded.stripTrailingZeros();
    }

    /** Marks that turn the direction of writing around, or take no room, would let a cell pose as another. */
    private static boolean isInvisible(int character) {
        return (character >= 0x202A && character <= 0x202E)
                || (character >= 0x2066 && character <= 0x2069)
                || (character >= 0x200B && character <= 0x200F && character != ZERO_WIDTH_JOINER)
                || character == 0x2028
                || character == 0x2029
                || character == 0x061C
                || character == 0xFEFF;
    }
}
