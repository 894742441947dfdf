package io.tillstream.traces;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.traces.TracesSetting.To;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TracesSettingTest {
    private final List<String> wrong = new ArrayList<>();

    @Test
    void tellsNobodyWhenNothingIsSet() {
        assertThat(TracesSetting.read(null, null, wrong)).isEqualTo(TracesSetting.OFF);
        assertThat(TracesSetting.read(" ", " ", wrong).to()).isEqualTo(new To.Nowhere());
        assertThat(wrong).isEmpty();
    }

    @Test
    void knowsACollectorFromAFolder() {
        assertThat(TracesSetting.read("http://127.0.0.1:4318", "0.5", wrong))
                .isEqualTo(new TracesSetting(new To.Collector(URI.create("http://127.0.0.1:4318/v1/traces")), 0.5));
        assertThat(TracesSetting.read("https://collector.example/own/path", "1", wrong)
                        .to())
                .isEqualTo(new To.Collector(URI.create("https://collector.example/own/path")));
        assertThat(TracesSetting.read("traces", "0", wrong).to()).isEqualTo(new To.Folder(Path.of("traces")));
        assertThat(wrong).isEmpty();
    }

    @Test
    void saysEverythingThatIsWrongAndTellsNobody() {
        TracesSetting setting = TracesSetting.read("gopher://somewhere", "1.5", wrong);

        assertThat(setting).isEqualTo(TracesSetting.OFF);
        assertThat(wrong).hasSize(2);
        assertThat(wrong.get(0)).contains("tillstream.traces", "gopher://somewhere", "http://127.0.0.1:4318");
        assertThat(wrong.get(1)).contains("tillstream.traces-ratio", "1.5", "from 0 to 1");
    }

    @Test
    void takesNoWordForANumber() {
        assertThat(TracesSetting.read("traces", "few", wrong).ratio()).isEqualTo(TracesSetting.USUAL_RATIO);
        assertThat(TracesSetting.read("traces", "NaN", wrong).ratio()).isEqualTo(TracesSetting.USUAL_RATIO);
        assertThat(wrong).hasSize(2);
    }
}
