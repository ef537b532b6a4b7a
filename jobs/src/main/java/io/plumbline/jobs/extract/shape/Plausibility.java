package io.plumbline.jobs.extract.shape;

import io.plumbline.jobs.extract.shape.HighBytes.Neighbour;

/** How well a character fits between its neighbours in business text of western Europe, from -10 to 2. */
final class Plausibility {
    private static final String COMMON_LETTERS = "àâäáãåæçèéêëíìîïñòóôöõøœùúûüßÀÂÄÁÃÅÆÇÈÉÊËÍÎÏÑÓÔÖÕØŒÙÚÛÜ";

    private Plausibility() {}

    static double of(char c, int before, int after) {
        if (c == '\uFFFD' || Character.isISOControl(c)) {
            return -10;
        }
        if ((c >= '\u2500' && c <= '\u259F') || c == '\u2017') {
            return -4; // frames and blocks that DOS programs drew tables with
        }
        if (c == 'º' || c == 'ª' || !Character.isLetter(c)) {
            return symbol(c, before, after);
        }
        double rare = COMMON_LETTERS.indexOf(c) < 0 ? -1.5 : 0;
        return rare + (Character.isLowerCase(c) ? lowerCase(before, after) : upperCase(before, after));
    }

    private static double lowerCase(int before, int after) {
        if (before == Neighbour.LOWER || after == Neighbour.LOWER) {
            return 2;
        }
        if (before == Neighbour.UPPER || after == Neighbour.UPPER) {
            return -3;
        }
        return before == Neighbour.DIGIT || after == Neighbour.DIGIT ? -2 : 0.5;
    }

    private static double upperCase(int before, int after) {
        if (before == Neighbour.LOWER) {
            return -3;
        }
        if (before == Neighbour.UPPER || after == Neighbour.UPPER || after == Neighbour.LOWER) {
            return 2;
        }
        return before == Neighbour.DIGIT || after == Neighbour.DIGIT ? -2 : 0.4;
    }

    private static double symbol(char c, int before, int after) {
        boolean inWord = isLetter(before) && isLetter(after);
        return switch (c) {
            case '\u2019' -> inWord ? 2 : 0.5;
            case '°', 'º', 'ª' -> inWord ? -2 : before == Neighbour.OTHER ? 0.5 : 2;
            case '€', '£' -> inWord ? -2 : 1.5;
            case '\u00A0' -> inWord ? 0 : 1;
            case '«',
                    '»',
                    '\u201C',
                    '\u201D',
                    '\u201E',
                    '\u2018',
                    '\u2013',
                    '\u2014',
                    '\u2026',
                    '\u2022',
                    '·',
                    '§',
                    '²',
                    '³',
                    '½',
                    '®',
                    '©',
                    '\u2122' -> inWord ? -2 : 1;
            default -> inWord ? -2 : -1;
        };
    }

    private static boolean isLetter(int neighbour) {
        return neighbour == Neighbour.LOWER || neighbour == Neighbour.UPPER || neighbour == Neighbour.HIGH;
    }
}
