package io.tillstream.scoring;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.ExitCode;
import io.tillstream.encoding.Signing;
import io.tillstream.traces.Teller;
import io.tillstream.traces.Traces;
import io.tillstream.traces.TracesSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The scoring process: waits for models, then keeps every member's offers and every store's proposals up to date. */
@CommandLine.Command(name = "scoring", description = "Write signed offers and reorder proposals; ends with Ctrl-C.")
public final class ScoringApp extends Command {
    @Option(names = "--kafka", required = true, paramLabel = "HOST:PORT", description = "Bootstrap servers of Kafka.")
    @SuppressWarnings("NullAway.Init") // picocli sets required options before run()
    String kafka;

    @Option(names = "--models", required = true, paramLabel = "DIR", description = "Where training writes models.")
    @SuppressWarnings("NullAway.Init") // as above
    Path models;

    @Option(
            names = "--decision-key",
            required = true,
            paramLabel = "FILE",
            description = "File with the private Ed25519 key that signs decisions, in base 64.")
    @SuppressWarnings("NullAway.Init") // as above
    Path decisionKey;

    @Option(
            names = "--clock-offset",
            paramLabel = "DURATION",
            description = "Business time minus system time, ISO 8601; default ${DEFAULT-VALUE}.")
    String clockOffset = "PT0S";

    @Option(
            names = "--traces",
            paramLabel = "ADDRESS|FOLDER",
            description = "Where the sales that are followed are told of: a collector's http:// address or a folder.")
    @Nullable
    String traces;

    @Option(
            names = "--traces-ratio",
            paramLabel = "RATIO",
            description = "How many sales are followed, from 0 to 1; one of a hundred by default.")
    @Nullable
    String tracesRatio;

    public static void main(String[] arguments) {
        System.exit(execute(new ScoringApp(), arguments));
    }

    @Override
    protected int run() throws IOException {
        Clock clock = Clock.offset(Clock.systemUTC(), offset());
        PrivateKey key = key();
        CountDownLatch closed = new CountDownLatch(1);
        try (Traces told = Traces.of(tracesSetting(), Teller.app("scoring"));
                Scoring scoring = connected(key, clock, told)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(scoring, closed), "stop"));
            scoring.run();
        } finally {
            closed.countDown();
        }
        return ExitCode.INTERRUPTED;
    }

    private TracesSetting tracesSetting() {
        List<String> wrong = new ArrayList<>();
        TracesSetting setting = TracesSetting.read(traces, tracesRatio, wrong);
        if (!wrong.isEmpty()) {
            throw new Complaint("Traces", String.join("; ", wrong), "nothing else is meant by it", "correct it");
        }
        return setting;
    }

    private Scoring connected(PrivateKey key, Clock clock, Traces told) {
        try {
            return new Scoring(kafka, models, key, clock, told);
        } catch (KafkaException e) {
            throw new Complaint(
                    "Kafka at " + kafka,
                    "no answer with all topics (" + e.getMessage() + ")",
                    "broker and topics must be there first",
                    "start the streaming-app, which creates the topics, or correct --kafka");
        }
    }

    /** Lets the loop end and close its clients; the main thread itself then waits in System.exit for this hook. */
    private static void stop(Scoring scoring, CountDownLatch closed) {
        scoring.stop();
        try {
            if (!closed.await(5, TimeUnit.SECONDS)) {
                System.err.println("Scoring did not close its Kafka clients within 5 s; it ends without.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration offset() {
        try {
            return Duration.parse(clockOffset);
        } catch (DateTimeParseException e) {
            throw new Complaint(
                    "Option --clock-offset",
                    "\"" + clockOffset + "\"",
                    "an ISO 8601 duration is needed",
                    "write for example PT0S or -P5123D");
        }
    }

    private PrivateKey key() throws IOException {
        if (!Files.isReadable(decisionKey)) {
            throw new Complaint(
                    "Decision key " + decisionKey,
                    "cannot be read",
                    "decisions must be signed",
                    "name the file with the private key with --decision-key");
        }
        try {
            return Signing.privateKey(Files.readString(decisionKey).strip());
        } catch (IllegalArgumentException e) {
            throw new Complaint(
                    "Decision key " + decisionKey,
                    "holds no Ed25519 private key",
                    "one in base 64 (PKCS 8) is needed",
                    "let the conductor write it again");
        }
    }
}
