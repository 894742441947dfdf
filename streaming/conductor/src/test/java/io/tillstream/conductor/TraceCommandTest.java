package io.tillstream.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.ExitCode;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.traces.Fields;
import io.tillstream.traces.Origin;
import io.tillstream.traces.Teller;
import io.tillstream.traces.Traces;
import io.tillstream.traces.TracesSetting;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceCommandTest {
    private static final Source RECEIPT = Source.parseReceiptNumber("s1-t1/1/42");

    @TempDir
    private Path home;

    @Test
    void saysTheTraceOfAReceiptWhereNothingWasTold() {
        assertThat(answer("s1-t1/1/42")).isEqualTo("trace 6e8693a79aa9582883e99eeebe7c4796");
        assertThat(answer("s1-t1/1/42", "--json"))
                .isEqualTo("{\"receipt\":\"s1-t1/1/42\",\"traceId\":\"6e8693a79aa9582883e99eeebe7c4796\"}");
    }

    @Test
    void writesWhatWasToldAsATreeWithTheDecisionsItLedTo() {
        tell(home.resolve("traces"));

        assertThat(answer("s1-t1/1/42").lines())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("trace 6e8693a79aa9582883e99eeebe7c4796"),
                        line -> assertThat(line).matches("till Sale +\\+0\\.0 ms +[0-9.]+ ms +till s1-t1"),
                        line -> assertThat(line).matches("  decide offers .*scoring +published"),
                        line -> assertThat(line).isEmpty(),
                        line -> assertThat(line)
                                .isEqualTo("linked " + Origin.ofDecision("o-1").traceId()),
                        line -> assertThat(line).matches("decision .*scoring +o-1"));
    }

    @Test
    void saysSoWhenNothingWasToldOfThatSale() {
        tell(home.resolve("traces"));

        assertThat(answer("s1-t1/1/43")).contains("Nothing was told of it");
    }

    @Test
    void refusesWhatIsNoReceiptAndNoFolder() {
        assertThat(run("receipt-42")).isEqualTo(ExitCode.CANNOT_WORK);
        assertThat(run("s1-t1/1/42", "--traces", home.resolve("missing").toString()))
                .isEqualTo(ExitCode.CANNOT_WORK);
    }

    private static void tell(Path folder) {
        TracesSetting setting = new TracesSetting(new TracesSetting.To.Folder(folder), 1);
        try (Traces till = Traces.of(setting, Teller.till(TillId.parse("s1-t1")));
                Traces scoring = Traces.of(setting, Teller.app("scoring"))) {
            var sale = till.begin(Origin.ofRecord(RECEIPT), "till Sale", span -> span);
            var deciding = scoring.span("decide offers", sale.getSpanContext())
                    .setAttribute(Fields.OUTCOME, "published")
                    .addLink(Origin.ofDecision("o-1").context())
                    .startSpan();
            scoring.begin(Origin.ofDecision("o-1"), "decision", span -> span.setAttribute(Fields.DECISION, "o-1"))
                    .end();
            deciding.end();
            sale.end();
        }
        assertThat(Files.isDirectory(folder)).isTrue();
    }

    private String answer(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThat(run(arguments)).isEqualTo(ExitCode.SUCCESS);
        } finally {
            System.setOut(before);
        }
        return said.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--home", home.toString()));
        return Command.execute(new TraceCommand(), all.toArray(String[]::new));
    }
}
