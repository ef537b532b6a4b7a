package io.plumbline.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.schema.Tables;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FileCountTest {
    @Test
    void twoThousandClientsShareTheShardsEvenly() {
        Map<Integer, Long> clients = IntStream.range(0, 2_000)
                .mapToObj("client-%d"::formatted)
                .collect(Collectors.groupingBy(Fingerprints::shard, Collectors.counting()));
        assertThat(clients).hasSize(64);
        assertThat(clients.values()).allMatch(mates -> mates < 2 * 2_000 / 64);
        assertThat(clients.size() * Tables.STAR.size())
                .as("files of a snapshot: one for each shard and table, up to eight million rows")
                .isLessThan(2_000);
    }
}
