package io.tillstream.simulator.cashier;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a cashier reads off the till.
 *
 * @param ready whether it has a price book
 * @param sales sales it has finished
 * @param operator staff code of whoever works there
 * @param signedIn whether they signed in, and do not stand in for a till that knows nobody
 * @param phase {@code IDLE} between two customers
 * @param basketLines lines on the screen
 * @param pieces pieces in the basket: one more may cost nothing
 * @param totalMinor what the basket costs
 * @param scans codes it has taken since it was started
 * @param badScans codes it has refused since it was started
 * @param offer the offer on the screen as text, or absent
 * @param lastReceipt number of its last receipt, or absent
 * @param documentsWaiting documents on their way to paper
 * @param charging the attempt by which a card or wallet is being charged, or absent
 * @param shownOrder the same while a code for it is on the screen, or absent
 */
record TillStatus(
        boolean ready,
        long sales,
        String operator,
        boolean signedIn,
        String phase,
        int basketLines,
        long pieces,
        long totalMinor,
        long scans,
        long badScans,
        @Nullable String offer,
        @Nullable String lastReceipt,
        int documentsWaiting,
        @Nullable String charging,
        @Nullable String shownOrder) {
    static TillStatus of(JsonNode status) {
        return new TillStatus(
                status.path("ready").asBoolean(false),
                status.path("sales").asLong(0),
                status.path("operator").asString(""),
                status.path("signedIn").asBoolean(false),
                status.path("phase").asString("IDLE"),
                status.path("basketLines").asInt(0),
                status.path("pieces").asLong(0),
                status.path("totalMinor").asLong(0),
                status.path("scans").asLong(0),
                status.path("badScans").asLong(0),
                text(status.path("offer")),
                text(status.path("lastReceipt")),
                status.path("documentsWaiting").asInt(0),
                text(status.path("awaited").path("attempt")),
                text(status.path("awaited").path("code")) == null
                        ? null
                        : text(status.path("awaited").path("attempt")));
    }

    boolean isCharging() {
        return charging != null;
    }

    /** Whether nothing can be done before somebody signs in. */
    boolean wantsSignIn() {
        return phase.equals("SIGNING_IN");
    }

    boolean isIdle() {
        return basketLines == 0 && phase.equals("IDLE");
    }

    /** Whether the basket is another than before: a scan was taken, or an offer accepted. */
    boolean hasMovedSince(TillStatus before) {
        return basketLines != before.basketLines || pieces != before.pieces || totalMinor != before.totalMinor;
    }

    /** Whether a code was read since, taken or not. */
    boolean hasReadSince(TillStatus before) {
        return scans + badScans > before.scans + before.badScans;
    }

    /** Whether it asks if it is really so many. */
    boolean asksForQuantity() {
        return phase.equals("ASKING_QUANTITY");
    }

    boolean hasRefusedSince(TillStatus before) {
        return badScans > before.badScans;
    }

    /** Whether a sale was finished since. A till that was restarted may count from zero again; its receipts do not. */
    boolean hasSoldSince(TillStatus before) {
        return sales > before.sales
                || (lastReceipt != null && !lastReceipt.equals(before.lastReceipt) && basketLines == 0);
    }

    private static @Nullable String text(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isObject()) {
            return node.asString();
        }
        JsonNode id = node.path("decisionId");
        return id.isMissingNode() ? node.toString() : id.asString();
    }
}
