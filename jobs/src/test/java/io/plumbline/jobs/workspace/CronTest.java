package io.plumbline.jobs.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30 3 * * *      | 2025-06-18T03:30",
                "30 3 * * 1-5    | 2025-06-18T03:30",
                "0 12 * * SUN    | 2025-06-22T12:00",
                "0 12 * * 7      | 2025-06-22T12:00",
                "*/15 * * * *    | 2025-06-17T04:15",
                "@daily          | 2025-06-18T00:00",
                "daily           | 2025-06-18T00:00",
                "0 0 3 * * *     | 2025-06-18T03:00",
                "hourly          | 2025-06-17T05:00",
                "0 0 3 L * *     | 2025-06-30T03:00",
            })
    void expressionsMeanWhatPeopleTypeThemFor(String text, LocalDateTime due) {

        assertThat(next(text, "2025-06-17T04:00")).isEqualTo(due);
    }

    @Test
    void withFiveFieldsEitherDayWillDoAsInCronAndWithSixBothMustHold() {
        assertThat(following("0 3 13 * 5", "2025-06-10T00:00", 3))
                .containsExactly("2025-06-13T03:00", "2025-06-20T03:00", "2025-06-27T03:00");
        assertThat(following("0 0 3 13 * 5", "2025-06-10T00:00", 2))
                .containsExactly("2025-06-13T03:00", "2026-02-13T03:00");
    }

    @Test
    void nightWhoseTimeDoesNotExistRunsAsMuchLater() {
        assertThat(instants("30 2 * * *", "2025-03-29T12:00:00Z", 2))
                .containsExactly("2025-03-30T01:30:00Z", "2025-03-31T00:30:00Z");
    }

    @Test
    void nightWhoseTimeComesTwiceRunsOnce() {
        assertThat(instants("30 2 * * *", "2025-10-25T12:00:00Z", 2))
                .containsExactly("2025-10-26T00:30:00Z", "2025-10-27T01:30:00Z");
        assertThat(instants("30 2 * * *", "2025-10-26T00:40:00Z", 1))
                .as("begun between the two")
                .containsExactly("2025-10-27T01:30:00Z");
    }

    @Test
    void whatRepeatsWithinTheDayGoesOnByTheMinutesThatPass() {
        assertThat(instants("30 * * * *", "2025-10-25T23:45:00Z", 3))
                .containsExactly("2025-10-26T00:30:00Z", "2025-10-26T01:30:00Z", "2025-10-26T02:30:00Z");
        assertThat(instants("30 * * * *", "2025-03-30T00:00:00Z", 2))
                .containsExactly("2025-03-30T00:30:00Z", "2025-03-30T01:30:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 3 31 2 *  | no such day ever comes",
                "0 25 * * *  | valid values 0 - 23",
                "3:30        | found 1",
                "@reboot     | found 1",
                "0 3 * *     | found 4",
            })
    void whatIsWrongIsSaid(String text, String problem) {
        assertThat(Cron.problem(text).orElseThrow()).contains(problem);
    }

    @Test
    void fieldsAreNamed() {
        assertThat(Cron.of("30 3 * * 1-5").inWords()).isEqualTo("minute 30, hour 3, day *, month *, weekday 1-5");
        assertThat(Cron.of("0 30 3 * * *").inWords()).startsWith("second 0, minute 30, hour 3");
        assertThat(Cron.of("@daily").inWords()).isEqualTo("@daily");
    }

    private static LocalDateTime next(String cron, String after) {
        Instant from = LocalDateTime.parse(after).atZone(PARIS).toInstant();
        return LocalDateTime.ofInstant(Cron.of(cron).next(from, PARIS), PARIS);
    }

    private static List<String> following(String cron, String after, int count) {
        return Stream.iterate(next(cron, after), due -> next(cron, due.toString()))
                .limit(count)
                .map(LocalDateTime::toString)
                .toList();
    }

    private static List<String> instants(String cron, String after, int count) {
        return Stream.iterate(
                        Cron.of(cron).next(Instant.parse(after), PARIS),
                        due -> Cron.of(cron).next(due, PARIS))
                .limit(count)
                .map(Instant::toString)
                .toList();
    }
}
