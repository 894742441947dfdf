package io.tillstream.traces;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {
    /** The example of the W3C's recommendation, section 3.2.2. */
    private static final String OF_THE_STANDARD = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void readsTheExampleOfTheStandardAndWritesItBack() {
        var span = TraceParent.read(OF_THE_STANDARD);

        assertThat(span.getTraceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(span.getSpanId()).isEqualTo("b7ad6b7169203331");
        assertThat(span.isSampled()).isTrue();
        assertThat(TraceParent.of(span)).isEqualTo(OF_THE_STANDARD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "'; drop table"
            })
    void takesAnythingElseForNoHeader(String header) {
        assertThat(TraceParent.read(header).isValid()).isFalse();
        assertThat(TraceParent.read(null).isValid()).isFalse();
    }
}
