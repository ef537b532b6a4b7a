package io.plumbline.jobs.workspace;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Optional;

/**
 * A group of clients, as its {@code group.yml} says it.
 *
 * @param id folder name below {@code groups/}
 * @param currency ISO code of its statements
 * @param yearStarts first month of its fiscal year
 * @param members in the order of the file; the first is the parent
 */
record GroupSettings(
        String id,
        String name,
        String currency,
        Month yearStarts,
        List<Member> members,
        List<Counterparty> counterparties,
        List<Elimination> eliminations) {

    GroupSettings {
        members = List.copyOf(members);
        counterparties = List.copyOf(counterparties);
        eliminations = List.copyOf(eliminations);
    }

    /**
     * A client, or a group below, while its share stays the same.
     *
     * @param isGroup whether the id names a group
     * @param share 0 to 1
     * @param heldBy the member whose books carry the shares, in the account of that code
     * @param line where it stands in the file
     */
    record Member(
            String id,
            boolean isGroup,
            BigDecimal share,
            Optional<LocalDate> from,
            Optional<LocalDate> to,
            Optional<String> heldBy,
            Optional<String> shares,
            int line) {

        boolean overlaps(Member other) {
            return !from.orElse(LocalDate.MIN).isAfter(other.to.orElse(LocalDate.MAX))
                    && !other.from.orElse(LocalDate.MIN).isAfter(to.orElse(LocalDate.MAX));
        }
    }

    /** An account or a party in one member's books that stands for another member. */
    record Counterparty(String in, String with, Optional<String> account, Optional<String> party, int line) {}

    /** Standard accounts that meet each other. */
    record Elimination(String rule, List<String> accounts, int line) {}
}
