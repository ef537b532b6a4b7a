package io.plumbline.jobs.extract.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileTest {
    @TempDir
    Path folder;

    private Exports exports = new Exports(Path.of("."));

    @BeforeEach
    void exportsLieInTheFolder() {
        exports = new Exports(folder);
    }

    private Profile of(String text, Charset charset) throws IOException {
        return Profile.of(exports.text(text, charset));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "701;Créances clients;été\n",
                "Müller;Straße;ÖSTERREICH GmbH\n",
                "CREAT° MAQUETTE;N°12;Ø\n",
                "Señor Núñez;mañana;Málaga\n",
                "Søren Ærø;Ålborg;blåbær\n",
                "PÂTISSERIE;FRANÇAISE;HÔTEL\n",
            })
    void singleByteEncodingsAreToldApartByWhatStandsAround(String line) throws IOException {
        String text = "plain;ascii;only\n".repeat(20_000) + line;

        assertThat(of(text, Encoding.CP850).encoding().label()).isEqualTo("cp850");
        assertThat(of(text, Encoding.CP1252).encoding().label()).isEqualTo("windows-1252");
    }

    @Test
    void linesOfXmlAreNotTakenApart() throws IOException {
        String xml = "<?xml version='1.0'?>\n<a>\n<b>1,2,3</b>\r\n<b>1,2,\"3</b>\n</a>\n";
        Profile profile = of(xml, StandardCharsets.UTF_8);

        assertThat(profile.separators()).isEmpty();
        assertThat(profile.lines()).isEqualTo(5);
        assertThat(profile.lineEnding()).isEqualTo(Profile.LineEnding.MIXED);
    }

    @Test
    void evidenceShowsTheFirstPlace() throws IOException {
        assertThat(of("a;b\n1;CREAT° MAQUETTE\n", Encoding.CP850).encoding().evidence())
                .contains("1 of 22 bytes", "first on line 2: \"CREAT° MAQUETTE\"");
    }

    @Test
    void euroSignAndApostropheAreWindows() throws IOException {
        assertThat(of("l’été;100 €;“x”\n", Encoding.CP1252).encoding().label()).isEqualTo("windows-1252");
    }

    @Test
    void utf8IsRecognisedAcrossBlocks() throws IOException {
        String text = "x" + "é€𝄞\n".repeat(100_000);

        Profile profile = of(text, StandardCharsets.UTF_8);

        assertThat(profile.encoding().charset()).isEqualTo(StandardCharsets.UTF_8);
        assertThat(profile.encoding().damaged()).isZero();
        assertThat(profile.encoding().evidence()).isEqualTo("300,000 characters above ASCII, all valid UTF-8");
        assertThat(profile.lines()).isEqualTo(100_000);
    }

    @Test
    void utf16IsRecognisedWithoutMark() throws IOException {
        Profile profile = of("Name;Betrag\r\nMüller;1,50\r\n".repeat(50_000), StandardCharsets.UTF_16LE);

        assertThat(profile.encoding().charset()).isEqualTo(StandardCharsets.UTF_16LE);
        assertThat(profile.lines()).isEqualTo(100_000);
        assertThat(profile.lineEnding()).isEqualTo(Profile.LineEnding.CRLF);
        assertThat(profile.separator().orElseThrow().text()).isEqualTo(";");
        assertThat(of("Name;Betrag\n", StandardCharsets.UTF_16BE).encoding().charset())
                .isEqualTo(StandardCharsets.UTF_16BE);
    }

    @Test
    void kindIsDecidedByContent() throws IOException {
        assertThat(of("{\"a\": 1}\n", StandardCharsets.UTF_8).kind()).isEqualTo(Profile.Kind.JSON);
        assertThat(of(" [ {\"a\": 1}]", StandardCharsets.UTF_8).kind()).isEqualTo(Profile.Kind.JSON);
        assertThat(of("<?xml version='1.0'?>", StandardCharsets.UTF_8).kind()).isEqualTo(Profile.Kind.XML);
        assertThat(of("", StandardCharsets.UTF_8).kind()).isEqualTo(Profile.Kind.EMPTY);
        assertThat(of("[Date],b\n", StandardCharsets.UTF_8).kind()).isEqualTo(Profile.Kind.TEXT);
        byte[] noise = new byte[1000];
        new Random(1).nextBytes(noise);
        assertThat(Profile.of(exports.bytes("x.csv", noise)).kind()).isEqualTo(Profile.Kind.BINARY);
    }

    @Test
    void hashAndSizesAreOfTheWholeFile() throws IOException {
        Profile profile = of("a,b\n1,\"2\n3\"", StandardCharsets.UTF_8);

        assertThat(profile.bytes()).isEqualTo(11);
        assertThat(profile.lines()).isEqualTo(3);
        assertThat(profile.longestLineBytes()).isEqualTo(4);
        // printf 'a,b\n1,"2\n3"' | sha256sum
        assertThat(profile.sha256()).isEqualTo("e22f5b286713bcf8e43891b1538e861d3cda81844755f1ca9ab0086897328e72");
    }
}
