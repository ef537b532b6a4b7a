package io.plumbline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.analyses.series.Frequency;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class SeriesSvgTest {
    @Test
    void valuesTrendChangesOutliersAndTheFanAreDrawnAndTold() throws Exception {
        double[] values = IntStream.range(0, 40)
                .mapToDouble(t -> 100 + 3 * Math.sin(t * t) + (t >= 25 ? 60 : 0) + (t == 10 ? 50 : 0))
                .toArray();

        Document picture = parsed(Drawings.of("sales", Frequency.YEARLY, 1980, values));

        assertThat(classes(picture, "polyline")).containsExactly("mean", "trend", "value");
        assertThat(classes(picture, "polygon")).containsExactly("wide", "narrow");
        assertThat(classes(picture, "circle").stream().filter("dot"::equals)).hasSize(40);
        assertThat(classes(picture, "circle").stream().filter("outlier"::equals))
                .hasSize(1);
        assertThat(picture.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("sales");
        assertThat(picture.getElementsByTagName("desc").item(0).getTextContent())
                .startsWith("40 values from 1980 to 2019 and 6 forecast. ")
                .contains("In 2005 the level rose by", "1990 stands out");
        assertThat(texts(picture)).contains("100", "150", "200", "1990", "2000", "2010", "2020", "80 %", "95 %");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<script>alert(1)</script>", "a & b \"quoted\" 'x'", "\u0000\u001b[31m\uffff", "\ud800", "]]>"})
    void hostileNamesStayText(String id) throws Exception {
        Document picture = parsed(Drawings.of(id, Frequency.YEARLY, 2000, 1, 2, 3, 4, 5, 6, 7));

        assertThat(picture.getElementsByTagName("script").getLength()).isZero();
        assertThat(picture.getDocumentElement().getAttribute("role")).isEqualTo("img");
    }

    @Test
    void hostileValuesAreDrawnWithinThePicture() throws Exception {
        for (double[] values : new double[][] {
            {7},
            {0, 0, 0},
            {Double.NaN, Double.NaN},
            {1e308, -1e308, 1e308, -1e308, 1e308, 1e308},
            {1e-308, 0, 1e-310},
            {Double.NaN, 5, Double.NaN, 6}
        }) {
            Document picture = parsed(Drawings.of("a", Frequency.YEARLY, 2000, values));

            NodeList circles = picture.getElementsByTagName("circle");
            for (int i = 0; i < circles.getLength(); i++) {
                assertThat(Double.parseDouble(((Element) circles.item(i)).getAttribute("cy")))
                        .isBetween(0.0, 460.0);
            }
        }
    }

    private static Document parsed(Drawing drawing) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(SeriesSvg.of(drawing))));
    }

    private static List<String> classes(Document picture, String element) {
        NodeList found = picture.getElementsByTagName(element);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> ((Element) found.item(i)).getAttribute("class"))
                .toList();
    }

    private static List<String> texts(Document picture) {
        NodeList found = picture.getElementsByTagName("text");
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> found.item(i).getTextContent())
                .toList();
    }
}
