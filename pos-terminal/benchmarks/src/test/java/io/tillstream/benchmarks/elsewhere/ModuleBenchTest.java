package io.tillstream.benchmarks.elsewhere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.benchmarks.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ModuleBenchTest {
    private static final String FIGURE = """
            {"bench":"streams: processor, a sale line","ours":9.5,"peer":{"name":"Flink","value":19},"floor":3,"ratio":0.5,
             "unit":"µs","runs":3,"load":1.2,"outputsEqual":true}""";

    private final List<Row> rows = new ArrayList<>();

    private static JsonNode document(String benches, String failed) {
        return new JsonMapper().readTree("{\"benches\":[" + benches + "],\"failed\":[" + failed + "]}");
    }

    @Test
    void takesTheFiguresOverAsTheyAre() throws IOException {
        ModuleBench.take(document(FIGURE, ""), rows::add);

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.ours()).isEqualTo(9.5);
            assertThat(row.peer()).isEqualTo(new Row.Peer("Flink", 19));
            assertThat(row.floor()).hasValue(3);
            assertThat(row.outputsEqual()).isTrue();
        });
    }

    @Test
    void makesNoFloorUpWhereThereIsNone() throws IOException {
        ModuleBench.take(document(FIGURE.replace("\"floor\":3,", ""), ""), rows::add);

        assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(row.floor()).isEmpty());
    }

    @Test
    void keepsTheOthersFiguresWhenOneFailed() {
        JsonNode document = document(FIGURE, "{\"bench\":\"Flink\",\"reason\":\"it has ended\"}");

        assertThatThrownBy(() -> ModuleBench.take(document, rows::add)).hasMessage("Flink: it has ended");
        assertThat(rows).hasSize(1);
    }

    @Test
    void doesNotTakeSilenceForSuccess() {
        assertThatThrownBy(() -> ModuleBench.take(document("", ""), rows::add))
                .hasMessageContaining("nothing was measured");
    }
}
