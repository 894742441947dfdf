package io.tillstream.conductor;

import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.ExitCode;
import io.tillstream.commandline.Progress;
import io.tillstream.conductor.shop.OwnPromotions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code demo}: a whole chain at work on this machine. */
@picocli.CommandLine.Command(
        name = "demo",
        description = "Start everything, ring up sales, print addresses and logins; Ctrl-C stops all.")
final class DemoCommand extends ShopCommand {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder with real sales to import; without it a generated chain.")
    private @Nullable Path data;

    @Option(
            names = "--promotions",
            paramLabel = "FILE",
            description = "Promotions to run beside those the shop has, NDJSON (docs/reference/promotions.md).")
    private @Nullable Path promotions;

    @Option(names = "--stores", paramLabel = "N", description = "Stores: 2 with --data, else 3 by default.")
    private @Nullable Integer stores;

    @Option(names = "--tills", paramLabel = "N", description = "Tills per store: 2 by default.")
    private @Nullable Integer tills;

    @Option(
            names = "--speed",
            paramLabel = "X",
            description = "Ring up at X times real time; as fast as the tills take it by default.")
    private @Nullable Double speed;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = ShortDuration.class,
            description = "End this long after offers flow (60s, 5m, PT1H), with a reconcile whose result is the exit"
                    + " code.")
    private @Nullable Duration length;

    @Option(names = "--without-search", description = "Do without Elasticsearch.")
    private boolean withoutSearch;

    @Mixin
    private Following following = Following.nobody();

    @Option(names = "--no-browser", description = "Do not open the dashboards in a browser.")
    private boolean noBrowser;

    @Override
    Choices choices() {
        if (speed != null && !(speed > 0 && speed < 1_000_000)) {
            throw new Complaint("Option --speed", "" + speed, "more than 0", "correct it");
        }
        return new Choices(
                data,
                stores,
                tills,
                promotions == null ? OwnPromotions.NONE : OwnPromotions.of(promotions),
                !withoutSearch,
                following.checked(),
                speed == null || speed > 1);
    }

    @Override
    int work(Session session) throws IOException {
        SerialLines.requireSocat();
        Demonstration demonstration = new Demonstration(session, choices(), speed);
        demonstration.begin();
        if (!noBrowser && !isJson() && length == null && Progress.isOnATerminal()) {
            Browser.open(demonstration.frontPage());
        }
        if (length == null) {
            return demonstration.untilStopped();
        }
        Demonstration.Result result = demonstration.endAfter(length);
        print(result.asText(), result.asJson());
        return result.isEqual() ? ExitCode.SUCCESS : ExitCode.DOES_NOT_HOLD;
    }
}
