package io.plumbline.star;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.star.PartyIdentities.Match;
import io.plumbline.star.PartyIdentities.Mention;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource({
        "Société Générale S.A., SOCIETE GENERALE",
        "'Acme, Inc.', ACME",
        "Müller & Co. KG, Muller",
        "SARL A VOTRE SERVICE, A Votre Service",
        "Joe's Diner LLC, joes diner",
        "GmbH, gmbh",
    })
    void spellingsOfOneParty(String one, String other) {
        assertThat(Names.party(one)).isEqualTo(Names.party(other));
    }

    @Test
    void nameOfSignsAloneStaysItself() {
        assertThat(Names.party("***")).isEqualTo("***");
        assertThat(Names.party("株式会社東京")).isNotBlank();
    }

    @Test
    void sameNameIsOnePartyAcrossLedgerCrmAndOrders() {
        List<Match> matches = PartyIdentities.of(
                List.of(
                        new Mention("party", "crm", "C1", "Café Müller GmbH", null, null),
                        new Mention("ledger_line", "ledger", null, "CAFE MULLER", null, null),
                        new Mention("order_line", "till", "C1", null, null, null),
                        new Mention("deal", "crm", null, "Bakery Smith", null, null)),
                List.of());

        assertThat(matches)
                .extracting(Match::identity)
                .startsWith(matches.get(0).identity());
        assertThat(matches.get(1).identity()).isEqualTo(matches.get(0).identity());
        assertThat(matches.get(2).identity()).isEqualTo(matches.get(0).identity());
        assertThat(matches.get(3).identity()).isNotEqualTo(matches.get(0).identity());
        assertThat(matches.get(3).confidence()).isEqualTo("1");
        assertThat(matches.get(1).evidence()).contains("same name but for case").contains("CAFE MULLER");
    }

    @Test
    void taxNumberEmailCodeAndSettingsJoinDifferentNames() {
        List<Match> matches = PartyIdentities.of(
                List.of(
                        new Mention("party", "crm", "1", "Alpha", null, "de123456789"),
                        new Mention("party", "crm", "2", "Beta", null, "de123456789"),
                        new Mention("party", "crm", "2", "Beta renamed", null, null),
                        new Mention("order_line", "till", null, "Gamma", "hash", null),
                        new Mention("party", "crm", "3", "Delta", "hash", null),
                        new Mention("ledger_line", "ledger", null, "Epsilon", null, null)),
                List.of(List.of("Delta", "EPSILON Ltd"), List.of("Epsilon", "alpha")));

        assertThat(matches).extracting(Match::identity).containsOnly("name alpha");
        assertThat(matches.get(0).evidence())
                .contains("same tax number", "same e-mail address", "same code", "named as one in client.yml");
    }

    @Test
    void placeholderThatManyNamesShareJoinsNobody() {
        List<Mention> mentions = IntStream.range(0, 9)
                .mapToObj(number -> new Mention("ledger_line", "ledger", "9DIVERS", "Client " + number, null, null))
                .toList();

        assertThat(PartyIdentities.of(mentions, List.of()))
                .extracting(Match::identity)
                .doesNotHaveDuplicates();
        assertThat(PartyIdentities.taxId("n/a")).isNull();
        assertThat(PartyIdentities.taxId("000 000 000")).isNull();
        assertThat(PartyIdentities.taxId("FR 12-345.678 901")).isEqualTo("fr12345678901");
    }

    @Test
    void sameCodeInTwoSourcesIsNotOneParty() {
        List<Match> matches = PartyIdentities.of(
                List.of(
                        new Mention("ledger_line", "ledger", "12", "Alpha", null, null),
                        new Mention("party", "crm", "12", "Beta", null, null)),
                List.of());

        assertThat(matches.get(0).identity()).isNotEqualTo(matches.get(1).identity());
    }

    @Test
    void mentionFindsTheListedByCodeThenNameThenSqueezed() {
        ListedNames names = new ListedNames();
        names.list("P1", "GTX Pro");
        names.list("P2", "MG Special");
        names.list("A-1", "One");
        names.list("A1", "Other one");

        assertThat(names.listed("p1", null)).isEqualTo("p1");
        assertThat(names.listed("GTXPro", null)).isEqualTo("p1");
        assertThat(names.listed("999", "mg special ")).isEqualTo("p2");
        assertThat(names.listed("a-1", null)).as("exact before squeezed").isEqualTo("a-1");
        assertThat(names.listed("A 1", null)).as("ambiguous").isNull();
        assertThat(names.listed(null, null)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "closedwon, won",
        "Closed Won, won",
        "Gewonnen, won",
        "Gagné, won",
        "closedlost, lost",
        "Abgeschlossen und verloren, lost",
        "Not won, open",
        "Proposal, open",
        "Contract sent, open",
    })
    void stageTellsTheOutcome(String stage, String outcome) {
        assertThat(DealOutcome.of(stage)).isEqualTo(outcome);
    }

    @Test
    void channelIsWrittenOneWay() {
        assertThat(Channel.name("organic search", null, null)).isEqualTo("Organic Search");
        assertThat(Channel.name("ONLINE", null, null)).isEqualTo("Online");
        assertThat(Channel.name("online ", null, null)).isEqualTo("Online");
        assertThat(Channel.name(null, "google", "cpc")).isEqualTo("Paid Search");
        assertThat(Channel.name(null, "(direct)", "(none)")).isEqualTo("Direct");
        assertThat(Channel.name(null, "newsletter", "email")).isEqualTo("Email");
        assertThat(Channel.name(null, "l.facebook.com", "referral")).isEqualTo("Organic Social");
        assertThat(Channel.name(null, null, null)).isNull();
        assertThat(Channel.isPaid("Paid Search")).isTrue();
        assertThat(Channel.isPaid("Direct")).isFalse();
        assertThat(Channel.isPaid("Online")).isNull();
        assertThat(Channel.campaign("(not set)")).isNull();
    }
}
