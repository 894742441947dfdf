package io.tillstream.conductor.shop;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a till says about itself at {@code /api/status}.
 *
 * @param till its name
 * @param ready whether it has a price book and can sell
 * @param online whether it reaches head office
 * @param waiting live records not yet sent
 * @param historyWaiting imported records not yet sent
 * @param offersCached offers it could show
 * @param sales live sales
 * @param lines their lines
 * @param offersShown offers shown
 * @param receiptsPrinted receipts printed
 */
public record TillStatus(
        String till,
        boolean ready,
        boolean online,
        long waiting,
        long historyWaiting,
        long offersCached,
        long sales,
        long lines,
        long offersShown,
        long receiptsPrinted) {
    static TillStatus of(JsonNode json) {
        return new TillStatus(
                json.path("till").asString(""),
                json.path("ready").asBoolean(false),
                json.path("online").asBoolean(false),
                json.path("waiting").asLong(0),
                json.path("historyWaiting").asLong(0),
                json.path("offersCached").asLong(0),
                json.path("sales").asLong(0),
                json.path("lines").asLong(0),
                json.path("offersShown").asLong(0),
                json.path("receiptsPrinted").asLong(0));
    }

    /** All tills as one; ready and online when every one is. */
    public static TillStatus sum(List<TillStatus> tills) {
        return new TillStatus(
                "all",
                tills.stream().allMatch(TillStatus::ready),
                tills.stream().allMatch(TillStatus::online),
                tills.stream().mapToLong(TillStatus::waiting).sum(),
                tills.stream().mapToLong(TillStatus::historyWaiting).sum(),
                // The till that has the fewest decides whether offers flow.
                tills.stream().mapToLong(TillStatus::offersCached).min().orElse(0),
                tills.stream().mapToLong(TillStatus::sales).sum(),
                tills.stream().mapToLong(TillStatus::lines).sum(),
                tills.stream().mapToLong(TillStatus::offersShown).sum(),
                tills.stream().mapToLong(TillStatus::receiptsPrinted).sum());
    }
}
