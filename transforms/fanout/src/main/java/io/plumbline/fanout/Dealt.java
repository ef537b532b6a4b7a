package io.plumbline.fanout;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What moves a whole, dealt out to its parts by their size; to the cent, of which the largest part takes the rest. */
final class Dealt {
    private Dealt() {}

    /** What each part adds to the whole, so that it moves by the gap; alike where all parts are nought. */
    static List<BigDecimal> out(BigDecimal gap, List<BigDecimal> parts) {
        BigDecimal sizes = parts.stream().map(BigDecimal::abs).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<BigDecimal> shares = new ArrayList<>(parts);
        BigDecimal rest = gap;
        int largest = IntStream.range(0, parts.size())
                .boxed()
                .max(Comparator.comparing(part -> parts.get(part).abs()))
                .orElseThrow();
        for (int part = 0; part < parts.size(); part++) {
            BigDecimal share = sizes.signum() == 0
                    ? gap.divide(BigDecimal.valueOf(parts.size()), gap.scale(), RoundingMode.DOWN)
                    : gap.multiply(parts.get(part).abs()).divide(sizes, gap.scale(), RoundingMode.DOWN);
            shares.set(part, share);
            rest = rest.subtract(share);
        }
        shares.set(largest, shares.get(largest).add(rest));
        return shares;
    }
}
