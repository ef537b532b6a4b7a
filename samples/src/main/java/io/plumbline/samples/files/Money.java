package io.plumbline.samples.files;

/** Cents as programs write them. */
final class Money {
    private Money() {}

    /** {@code -1234.50} */
    static String plain(long cents) {
        return written(cents, '.', "");
    }

    /** {@code -1,234.50} */
    static String grouped(long cents) {
        return written(cents, '.', ",");
    }

    /** {@code -1234,50} */
    static String comma(long cents) {
        return written(cents, ',', "");
    }

    /** {@code -$1,234.50}, as QuickBooks shows totals. */
    static String dollars(long cents) {
        return (cents < 0 ? "-$" : "$") + grouped(Math.abs(cents));
    }

    private static String written(long cents, char mark, String group) {
        String digits = Long.toString(Math.abs(cents) / 100);
        StringBuilder text = new StringBuilder();
        text.append(cents < 0 ? "-" : "");
        for (int i = 0; i < digits.length(); i++) {
            text.append(i > 0 && (digits.length() - i) % 3 == 0 ? group : "").append(digits.charAt(i));
        }
        long rest = Math.abs(cents) % 100;
        return text.append(mark)
                .append((char) ('0' + rest / 10))
                .append((char) ('0' + rest % 10))
                .toString();
    }
}
