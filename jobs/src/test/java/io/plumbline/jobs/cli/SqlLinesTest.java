package io.plumbline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.jline.reader.Parser.ParseContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlLinesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1;",
                "select ';';",
                "select 1; -- done",
                "select 1; /* done */ ",
                "from \"a;b\";",
                ".help",
                "  ",
                "select 1 -- not yet;\n;",
                "select 1; select 2;"
            })
    void aSemicolonEndsAStatement(String text) {
        assertThat(SqlLines.isComplete(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"select 1", "select ';", "select 1 -- ;", "select 1 /* ;", "select 1; select 2", "select ';'"})
    void aSemicolonInAQuoteOrCommentDoesNot(String text) {
        assertThat(SqlLines.isComplete(text)).isFalse();
    }

    @Test
    void aQualifiedNameIsCompletedFromItsDot() {
        String line = "select a.acc";

        assertThat(new SqlLines()
                        .parse(line, line.length(), ParseContext.COMPLETE)
                        .word())
                .isEqualTo("acc");
    }
}
