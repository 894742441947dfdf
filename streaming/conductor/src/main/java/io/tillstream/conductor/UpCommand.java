package io.tillstream.conductor;

import io.tillstream.conductor.shop.OwnPromotions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code up}: everything but the simulated shoppers. */
@picocli.CommandLine.Command(
        name = "up",
        description = "Start everything without simulated shoppers, print addresses and logins; Ctrl-C stops all.")
final class UpCommand extends ShopCommand {
    @Option(
            names = "--promotions",
            paramLabel = "FILE",
            description = "Promotions to run beside those the shop has, NDJSON (docs/reference/promotions.md).")
    private @Nullable Path promotions;

    @Option(names = "--without-search", description = "Do without Elasticsearch.")
    private boolean withoutSearch;

    @Mixin
    private Following following = Following.nobody();

    @Option(
            names = "--check-books",
            paramLabel = "DURATION",
            defaultValue = "PT6H",
            converter = ShortDuration.class,
            description = "How often journals, ledgers and index are compared (30m, 6h, PT12H); every six hours by"
                    + " default.")
    private Duration checkBooks = Duration.ofHours(6);

    @Override
    Choices choices() {
        return new Choices(
                null,
                null,
                null,
                promotions == null ? OwnPromotions.NONE : OwnPromotions.of(promotions),
                !withoutSearch,
                following.checked(),
                false);
    }

    @Override
    int work(Session session) throws IOException {
        SerialLines.requireSocat();
        Demonstration quiet = new Demonstration(session, choices(), null);
        quiet.beginWithoutShoppers();
        return quiet.checkingBooks(checkBooks);
    }
}
