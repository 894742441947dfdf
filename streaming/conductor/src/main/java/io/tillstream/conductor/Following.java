package io.tillstream.conductor;

import io.tillstream.commandline.Complaint;
import io.tillstream.traces.TracesSetting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which sales the apps of a home are to follow, and where they tell of them: two options of the commands that start it. */
final class Following {
    @Option(
            names = "--traces",
            paramLabel = "ADDRESS|FOLDER",
            description = "Follow sales through all parts, and tell of them to a collector (OTLP over HTTP) or in a"
                    + " folder; nobody is told by default.")
    private @Nullable String to;

    @Option(
            names = "--traces-ratio",
            paramLabel = "RATIO",
            description = "How many sales are followed, from 0 to 1; 1 by default, which is every sale.")
    private @Nullable String ratio;

    /** Nobody asked. */
    static Following nobody() {
        return new Following();
    }

    /**
     * Looks at them before anything is started.
     *
     * @throws Complaint when they cannot be meant so
     */
    Following checked() {
        List<String> wrong = new ArrayList<>();
        TracesSetting.read(to, ratio, wrong);
        if (!wrong.isEmpty()) {
            throw new Complaint("Option --traces", String.join("; ", wrong), "nothing is started", "correct it");
        }
        return this;
    }

    /** As settings of an app. */
    List<String> settings() {
        return to == null
                ? List.of()
                : List.of("--" + TracesSetting.NAME + "=" + place(to), "--" + TracesSetting.RATIO_NAME + "=" + share());
    }

    /** As options of a command. */
    List<String> options() {
        return to == null ? List.of() : List.of("--traces", place(to), "--traces-ratio", share());
    }

    private String share() {
        return ratio == null ? "1" : ratio;
    }

    /** Apps need not have this working directory. */
    private static String place(String to) {
        return to.contains("://")
                ? to
                : Path.of(to).toAbsolutePath().normalize().toString();
    }
}
