package io.tillstream.conductor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.commandline.Complaint;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class FollowingTest {
    @Test
    void addsNothingWhenNobodyAsked() {
        assertThat(Following.nobody().checked().settings()).isEmpty();
        assertThat(Following.nobody().options()).isEmpty();
    }

    @Test
    void followsEverySaleUnlessARatioIsGiven() {
        Following all = asked("--traces", "http://127.0.0.1:4318");
        Following few = asked("--traces", "http://127.0.0.1:4318", "--traces-ratio", "0.2");

        assertThat(all.settings())
                .containsExactly("--tillstream.traces=http://127.0.0.1:4318", "--tillstream.traces-ratio=1");
        assertThat(few.options()).containsExactly("--traces", "http://127.0.0.1:4318", "--traces-ratio", "0.2");
    }

    @Test
    void namesAFolderSoThatEveryProcessFindsIt() {
        assertThat(asked("--traces", "told").settings().getFirst()).matches("--tillstream\\.traces=/.*/told");
    }

    @Test
    void complainsBeforeAnythingIsStarted() {
        assertThatThrownBy(() -> asked("--traces", "told", "--traces-ratio", "7"))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("from 0 to 1");
    }

    private static Following asked(String... arguments) {
        return CommandLine.populateCommand(new Following(), arguments).checked();
    }
}
