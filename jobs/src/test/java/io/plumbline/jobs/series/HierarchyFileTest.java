package io.plumbline.jobs.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.analyses.forecast.Hierarchy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HierarchyFileTest {
    @TempDir
    Path folder;

    @Test
    void rowsAreParentsAndTheirParts() throws IOException {
        assertThat(read("parent,child\nall,a\nall,b\n").nodes()).containsExactly("all", "a", "b");
    }

    @Test
    void whatIsWrongIsToldWithItsLine() {
        assertThatThrownBy(() -> read("parent,child\nall,a\nall,nobody\na,all\nall\nall,far\n"))
                .message()
                .contains(
                        "line 3: there is no series nobody in the input",
                        "line 4: all cannot be part of a, of which it consists",
                        "line 5: found 1 fields",
                        "line 6: all is forecast 6 ahead and far 8");
        assertThatThrownBy(() -> read("whole,part\n")).hasMessageContaining("expected the columns parent,child");
        assertThatThrownBy(() -> read("parent,child\n")).hasMessageContaining("no rows");
    }

    private Hierarchy read(String text) throws IOException {
        return HierarchyFile.read(
                Files.writeString(folder.resolve("hierarchy.csv"), text), Map.of("all", 6, "a", 6, "b", 6, "far", 8));
    }
}
