package io.plumbline.jobs.extract.shape;

import io.plumbline.jobs.extract.shape.Profile.LineEnding;
import io.plumbline.jobs.extract.shape.Profile.Separator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Counts, over all lines of a file, how they end and how often each possible separator stands in them. */
final class LineStatistics {
    private static final String[] CANDIDATES = {",", ";", "\t", "|", "+|"};
    private static final int COMMA = 0;
    private static final int PIPE = 3;
    private static final int PLUS_PIPE = 4;
    private static final int MOST_FIELDS = 1024;
    /** A quote that is not closed for so many lines was no quote. */
    private static final int QUOTED_LINES = 200;

    private static final byte QUOTE = 5;
    private static final byte LF = 6;
    private static final byte CR = 7;
    private static final byte CONTROL = 8;
    private static final byte HIGH = 9;
    /** What a byte means; 0 for the ordinary ones, which are most. */
    private static final byte[] MEANING = meanings();
    /** The same in text whose lines hold no fields. */
    private static final byte[] MEANING_OF_PROSE = meaningsOfProse();

    private final byte[] meanings;
    private final int[] inLine = new int[CANDIDATES.length];
    private final long[][] linesBySeparators = new long[CANDIDATES.length][MOST_FIELDS];
    private final int[] inFirstLine = new int[CANDIDATES.length];
    private long records;
    private long commas;
    private long decimalCommas;
    private long markedRowEnds;
    private long lf;
    private long crlf;
    private long loneCr;
    private long nul;
    private long controls;
    private long longestLine;
    private long lineLength;
    private boolean inQuotes;
    private int quotedLines;

    /** @param separated false where lines hold no fields, so that no separators need to be looked for */
    LineStatistics(boolean separated) {
        this.meanings = separated ? MEANING : MEANING_OF_PROSE;
    }

    /** Takes the bytes in {@code [from, to)}; those before and those up to {@code end} may be looked at. */
    void take(byte[] block, int from, int to, int end, HighBytes highBytes) {
        int lineStart = from;
        byte[] meanings = this.meanings;
        for (int i = from; i < to; i++) {
            byte meaning = meanings[block[i] & 0xFF];
            if (meaning == 0) {
                continue;
            }
            switch (meaning) {
                case QUOTE -> i = quote(block, i, to, end);
                case LF -> {
                    lineEnds(lineLength + (i - lineStart), block, i);
                    lineStart = i + 1;
                }
                case CR -> {
                    if (i + 1 < end && block[i + 1] == '\n') {
                        crlf++;
                    } else {
                        lineEnds(lineLength + (i - lineStart), block, i);
                        loneCr++;
                        lf--;
                        lineStart = i + 1;
                    }
                }
                case CONTROL -> {
                    controls++;
                    nul += block[i] == 0 ? 1 : 0;
                }
                case HIGH -> highBytes.take(block, i, end, lf + loneCr + 1);
                default -> separator(block, i, end, meaning - 1);
            }
        }
        lineLength += to - lineStart;
    }

    private void separator(byte[] block, int i, int end, int candidate) {
        if (inQuotes) {
            return;
        }
        inLine[candidate]++;
        if (candidate == COMMA) {
            commas++;
            boolean decimal = isDigit(block[i - 1]) && i + 1 < end && isDigit(block[i + 1]);
            decimalCommas += decimal ? 1 : 0;
        } else if (candidate == PIPE && block[i - 1] == '+') {
            inLine[PLUS_PIPE]++;
        }
    }

    /** A quote counts where a field begins, or again after one that the end of a block cut from its twin. */
    private int quote(byte[] block, int i, int to, int end) {
        if (inQuotes) {
            if (i + 1 < end && block[i + 1] == '"' && i + 1 < to) {
                return i + 1;
            }
            inQuotes = false;
        } else {
            byte before = block[i - 1];
            byte meaning = MEANING[before & 0xFF];
            boolean fileBegins = before == 0 || before == (byte) 0xBF;
            inQuotes = (meaning >= 1 && meaning <= 7) || fileBegins;
            quotedLines = 0;
        }
        return i;
    }

    private void lineEnds(long length, byte[] block, int at) {
        lf++;
        boolean crBefore = length > 0 && block[at - 1] == '\r';
        long text = crBefore ? length - 1 : length;
        longestLine = Math.max(longestLine, text);
        lineLength = 0;
        int last = crBefore ? at - 2 : at - 1;
        if (text > 1 && last > 0 && block[last] == '|' && block[last - 1] == '&') {
            markedRowEnds++;
        }
        if (inQuotes && ++quotedLines < QUOTED_LINES) {
            return;
        }
        inQuotes = false;
        if (text > 0) {
            recordEnds();
        }
    }

    private void recordEnds() {
        if (++records == 1) {
            System.arraycopy(inLine, 0, inFirstLine, 0, inLine.length);
        }
        for (int c = 0; c < inLine.length; c++) {
            if (inLine[c] > 0) {
                linesBySeparators[c][Math.min(inLine[c], MOST_FIELDS - 1)]++;
                inLine[c] = 0;
            }
        }
    }

    LineEnding lineEnding() {
        if (lf == 0) {
            return loneCr > 0 ? LineEnding.CR : LineEnding.NONE;
        }
        if (crlf == 0) {
            return LineEnding.LF;
        }
        return crlf == lf ? LineEnding.CRLF : LineEnding.MIXED;
    }

    /** A lone CR is a line break only where there is no other. */
    long lines() {
        long breaks = lf == 0 ? loneCr : lf;
        return breaks + (lineLength > 0 ? 1 : 0);
    }

    long longestLine() {
        return Math.max(longestLine, lineLength);
    }

    long nulBytes() {
        return nul;
    }

    boolean isBinary(long bytes) {
        return (controls * 20 > bytes && controls > 4) || (nul > 16 && nul * 100 > bytes);
    }

    List<Separator> separators() {
        if (lineLength > 0) {
            recordEnds();
            lineLength = 0;
        }
        boolean rowEnds = markedRowEnds * 2 > records;
        List<Separator> found = new ArrayList<>();
        for (int c = 0; c < CANDIDATES.length; c++) {
            int mode = mostFrequent(linesBySeparators[c]);
            if (mode > 0) {
                int ends = rowEnds && c == PIPE ? 1 : 0;
                double share = (double) linesBySeparators[c][mode] / records;
                found.add(new Separator(CANDIDATES[c], rowEnds ? "&|" : "", mode + 1 - ends, share));
            }
        }
        found.sort(Comparator.comparingDouble(this::plausibility).reversed());
        return found;
    }

    /** Rows that agree, many fields, and no decimal commas. */
    private double plausibility(Separator separator) {
        int candidate = List.of(CANDIDATES).indexOf(separator.text());
        double fields = Math.log(separator.fields()) / Math.log(2);
        double decimals = candidate == COMMA && commas > 0 ? 0.6 * decimalCommas / commas : 0;
        double first = inFirstLine[candidate] + 1 == separator.fields() ? 1.2 : 1;
        double longer = candidate == PLUS_PIPE ? 1.5 : 1;
        return separator.share() * separator.share() * fields * (1 - decimals) * first * longer;
    }

    private static int mostFrequent(long[] lines) {
        int best = 0;
        for (int i = 1; i < lines.length; i++) {
            if (lines[i] > 0 && (best == 0 || lines[i] > lines[best])) {
                best = i;
            }
        }
        return best;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static byte[] meanings() {
        byte[] meaning = new byte[256];
        for (int i = 0; i < ' '; i++) {
            meaning[i] = CONTROL;
        }
        for (int i = 0x80; i < 256; i++) {
            meaning[i] = HIGH;
        }
        meaning[','] = 1;
        meaning[';'] = 2;
        meaning['\t'] = 3;
        meaning['|'] = 4;
        meaning['"'] = QUOTE;
        meaning['\n'] = LF;
        meaning['\r'] = CR;
        return meaning;
    }

    private static byte[] meaningsOfProse() {
        byte[] meaning = meanings();
        for (char mark : new char[] {',', ';', '\t', '|', '"'}) {
            meaning[mark] = 0;
        }
        return meaning;
    }
}
