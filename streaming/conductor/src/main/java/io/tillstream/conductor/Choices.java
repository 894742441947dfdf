package io.tillstream.conductor;

import io.tillstream.commandline.Complaint;
import io.tillstream.conductor.home.Shop;
import io.tillstream.conductor.shop.OwnPromotions;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for on the command line.
 *
 * @param data folder of real sales; absent for the generated chain, or whatever the home holds already
 * @param stores number of stores where given
 * @param tillsPerStore tills in each where given
 * @param promotions promotions to run beside those the shop has
 * @param search whether Elasticsearch is started
 * @param following which sales are followed
 * @param hurried whether simulated shoppers ring up faster than the clock goes
 */
record Choices(
        @Nullable Path data,
        @Nullable Integer stores,
        @Nullable Integer tillsPerStore,
        OwnPromotions promotions,
        boolean search,
        Following following,
        boolean hurried) {
    private static final int MOST_STORES = 50;
    private static final int MOST_TILLS = 20;

    Choices {
        if (data != null && !Files.isDirectory(data)) {
            throw new Complaint(
                    "Option --data",
                    data.toString(),
                    Files.exists(data) ? "it must be a folder" : "there is no such folder",
                    "name the folder that holds the sales file");
        }
        check("--stores", stores, MOST_STORES);
        check("--tills", tillsPerStore, MOST_TILLS);
    }

    /** Without promotions of one's own. */
    Choices(@Nullable Path data, @Nullable Integer stores, @Nullable Integer tillsPerStore, boolean search) {
        this(data, stores, tillsPerStore, OwnPromotions.NONE, search, Following.nobody(), false);
    }

    /**
     * The shop to open: the home's own, or for a new home the one asked for.
     *
     * @throws Complaint when the home holds another one
     */
    Shop shop(@Nullable Shop held) {
        if (held == null) {
            return new Shop(
                    data == null ? Shop.GENERATED : source(data),
                    stores != null ? stores : data == null ? 3 : 2,
                    tillsPerStore != null ? tillsPerStore : 2);
        }
        boolean another = (data != null && !source(data).equals(held.source()))
                || (stores != null && stores != held.stores())
                || (tillsPerStore != null && tillsPerStore != held.tillsPerStore());
        if (another) {
            throw new Complaint(
                    "This home",
                    "holds the shop " + held.source() + " with " + held.stores() + " stores of " + held.tillsPerStore()
                            + " tills",
                    "a home keeps its shop",
                    "leave out --data, --stores and --tills, or name a new home with --home");
        }
        return held;
    }

    private static String source(Path folder) {
        return folder.toAbsolutePath().normalize().toString();
    }

    private static void check(String option, @Nullable Integer number, int most) {
        if (number != null && (number < 1 || number > most)) {
            throw new Complaint("Option " + option, "" + number, "1 to " + most, "correct it");
        }
    }
}
