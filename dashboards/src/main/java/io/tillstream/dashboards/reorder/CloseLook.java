package io.tillstream.dashboards.reorder;

import io.tillstream.checkout.pricing.Rounding;
import io.tillstream.dashboards.alerts.Told;
import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.decision.ReorderProposal;
import io.tillstream.events.ledger.OnOrder;
import io.tillstream.events.ledger.StockTransfer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item in a store with all that a buyer looks at before deciding.
 *
 * @param store where
 * @param gtin the item
 * @param row what is proposed; absent where nothing is, or it is decided
 * @param supplier the name of who delivers it, absent where nobody has said
 * @param picture what was sold and what is expected
 * @param coming orders of which something is still to come
 * @param transfers those that bring it and have not arrived
 * @param price what it costs now, absent where nobody has said
 * @param prices what it will cost, each from its instant on
 * @param promotions what is announced or runs
 * @param past what was decided about it, the latest delivery first
 */
record CloseLook(
        StoreId store,
        Gtin gtin,
        @Nullable WorkListRow row,
        @Nullable LocalText supplier,
        SalesPicture picture,
        List<OnOrder.Awaited> coming,
        List<StockTransfer> transfers,
        @Nullable Price price,
        List<Price> prices,
        List<Announced> promotions,
        List<Decided> past) {
    CloseLook {
        coming = List.copyOf(coming);
        transfers = List.copyOf(transfers);
        prices = List.copyOf(prices);
        promotions = List.copyOf(promotions);
        past = List.copyOf(past);
    }

    /**
     * A promotion that touches the item.
     *
     * @param name as customers read it
     * @param from first instant
     * @param until first instant after
     * @param lessPercent by how much of a hundred it is cheaper, 0 where it is no cheaper by itself
     * @param running whether it has begun
     */
    record Announced(LocalText name, Instant from, Instant until, int lessPercent, boolean running) {}

    /**
     * A delivery that is past or was decided about.
     *
     * @param delivery which
     * @param choice what was decided, absent where nobody did
     * @param told what was foretold and what came, absent where no alert was noted
     */
    record Decided(
            LocalDate delivery,
            @Nullable Choice choice,
            @Nullable Told told) {}

    public @Nullable ReorderProposal proposal() {
        return row == null ? null : row.proposal();
    }

    /** How much of the item a transfer brings. */
    public Quantity brings(StockTransfer transfer) {
        return transfer.lines().stream()
                .filter(line -> line.gtin().equals(gtin))
                .map(StockTransfer.Line::sent)
                .reduce(new Quantity(0, unit()), Quantity::plus);
    }

    /** Each input's part of the loss; none where nobody looked. */
    public List<ReorderProposal.Driver> drivers() {
        ReorderProposal proposal = proposal();
        ReorderProposal.Grounds grounds = proposal == null ? null : proposal.grounds();
        return grounds == null ? List.of() : grounds.drivers();
    }

    /** The most packs of which the loss is told; 0 where it is not. */
    public int mostPacks() {
        return row == null || row.losses().isEmpty()
                ? 0
                : row.losses().getLast().packs();
    }

    /** How high a loss stands in the picture, 0 to 60: the first one fills it. */
    public long height(WorkListRow.Loss loss) {
        long whole = row == null ? 0 : row.losses().getFirst().lost().minor();
        return whole <= 0 ? 0 : Math.max(1, Math.round(60.0 * loss.lost().minor() / whole));
    }

    public Quantity.Unit unit() {
        return picture.unit();
    }

    /** What was not sold because it was not there; absent where nothing can be said. */
    public @Nullable MissedSales missed() {
        return MissedSales.of(picture.past()).orElse(null);
    }

    /** So many pieces or grams. */
    public Quantity quantity(long amount) {
        return new Quantity(amount, unit());
    }

    /** The same at today's price; absent where nobody has said it. */
    public @Nullable Money worth(long amount) {
        return price == null ? null : Rounding.gross(price.unitPrice(), quantity(amount));
    }
}
