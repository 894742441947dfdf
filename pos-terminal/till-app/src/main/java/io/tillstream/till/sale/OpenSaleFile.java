package io.tillstream.till.sale;

import io.tillstream.checkout.basket.Basket;
import io.tillstream.checkout.basket.BasketLine;
import io.tillstream.checkout.basket.Opening;
import io.tillstream.checkout.basket.SavingsRule;
import io.tillstream.checkout.order.HandedOrder;
import io.tillstream.checkout.pricing.PersonalOffer;
import io.tillstream.checkout.promotion.HeldParts;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Source;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.member.Member;
import io.tillstream.events.order.CustomerOrder;
import io.tillstream.events.sale.OfferOutcome;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.TableOrder;
import io.tillstream.till.kept.TwinFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open basket on disk, so that a killed till comes back with it. It names the journal record that was to come next: once
 * the journal says that a basket began or ended from that record on, this one is history and the file is void. What was
 * taken for it by anything but cash stands in the journal.
 */
final class OpenSaleFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenSaleFile.class);

    private final TwinFile file;
    private final OpenSalePromotions promotions;

    /** Keeps it in that folder; whoever takes it up again asks for the member's segments and for what is held anew. */
    OpenSaleFile(Path data, Function<MemberId, Set<String>> segments, Supplier<HeldParts> held) {
        this.file = new TwinFile(data.resolve("open-basket"));
        this.promotions = new OpenSalePromotions(data, segments, held);
    }

    private record Kept(
            long sequence,
            Store store,
            List<KeptLine> lines,
            @Nullable Member member,
            @Nullable PersonalOffer taken,
            @Nullable ShownOffer shown,
            List<OfferOutcome> outcomes,
            List<Gtin> dismissed,
            KeptLine.@Nullable KeptDiscount discount,
            @Nullable Instant openedAt,
            @Nullable List<String> coupons,
            @Nullable List<Money> cash,
            @Nullable KeptExchange exchange,
            @Nullable TableOrder table,
            @Nullable Instant promotionsSince,
            @Nullable CustomerOrder order) {}

    /**
     * Goods that come back, by the receipt of then.
     *
     * @param history the sale and what came back of it, which this till's journals may not have; absent in earlier files
     * @param heldUntil how long head office holds the receipt for this till, or absent
     * @param untouchedCards gift cards of the sale of which nothing was spent; absent in earlier files
     */
    private record KeptExchange(
            Source receipt,
            List<Part> parts,
            @Nullable List<Sale> history,
            @Nullable Instant heldUntil,
            @Nullable List<String> untouchedCards) {
        /** So much of a line. */
        private record Part(int line, long quantity) {}

        static @Nullable KeptExchange of(ReturnStep.@Nullable Choosing back) {
            return back == null
                    ? null
                    : new KeptExchange(
                            back.history().original().source(),
                            back.chosen().entrySet().stream()
                                    .map(part -> new Part(part.getKey(), part.getValue()))
                                    .toList(),
                            Stream.concat(Stream.of(back.history().original()), back.history().returns().stream())
                                    .toList(),
                            back.checked() instanceof ReturnStep.Checked.ByLedger(Instant until, var _) ? until : null,
                            back.checked() instanceof ReturnStep.Checked.ByLedger(var _, Set<String> cards)
                                    ? List.copyOf(cards)
                                    : null);
        }

        ReturnStep.Checked checked() {
            return heldUntil == null
                    ? new ReturnStep.Checked.HereOnly()
                    : new ReturnStep.Checked.ByLedger(
                            heldUntil, untouchedCards == null ? Set.of() : Set.copyOf(untouchedCards));
        }

        Map<Integer, Long> chosen() {
            return parts.stream().collect(Collectors.toMap(Part::line, Part::quantity));
        }
    }

    /** Keeps the sale; a failure is told in the log, and selling goes on: the journal alone is the truth. */
    void keep(OpenSale sale, long sequence) {
        try {
            if (sale.isUntouched()) {
                file.clear();
                return;
            }
            Basket basket = sale.basket();
            file.write(CanonicalJson.encode(new Kept(
                    sequence,
                    basket.store(),
                    basket.lines().stream().map(KeptLine::of).toList(),
                    sale.member(),
                    basket.offer(),
                    sale.offer(),
                    sale.outcomes(),
                    List.copyOf(sale.dismissed()),
                    KeptLine.KeptDiscount.of(basket.discount()),
                    basket.opening().at(),
                    basket.coupons(),
                    Stage.Paying.of(sale).cash(),
                    KeptExchange.of(sale.exchange()),
                    sale.table(),
                    promotions.keep(basket.opening()).orElse(null),
                    sale.order())));
        } catch (IOException e) {
            LOG.warn("The open basket is not kept; a restart now would lose it: {}", e.getMessage());
        }
    }

    /**
     * The basket that was open when the till stopped, unless the journal says that it has ended.
     *
     * @param now by which promotions it goes on where those of then are lost; and when it was opened, where the file of an
     *     earlier version does not say it
     */
    Optional<OpenSale> restore(SoFar soFar, Returning returning, Opening now) {
        try {
            return file.read()
                    .map(bytes -> CanonicalJson.decode(bytes, Kept.class))
                    .filter(kept -> kept.sequence() > soFar.turn())
                    .map(kept -> open(kept, returning, now));
        } catch (IOException | UnreadableFact | IllegalArgumentException e) {
            LOG.warn("The open basket cannot be read back: {}", e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        promotions.close();
        try {
            file.close();
        } catch (IOException e) {
            LOG.warn("The open basket's file is not closed: {}", e.getMessage());
        }
    }

    private Opening opening(Kept kept, Opening now) {
        Instant since = kept.promotionsSince();
        SavingsRule then = since == null
                ? now.promotions()
                : promotions.restore(since).<SavingsRule>map(known -> known).orElseGet(now::promotions);
        return kept.openedAt() == null ? now : new Opening(kept.openedAt(), then);
    }

    private OpenSale open(Kept kept, Returning returning, Opening now) {
        List<BasketLine> lines = kept.lines().stream().map(KeptLine::restored).toList();
        Member member = kept.member();
        KeptLine.KeptDiscount discount = kept.discount();
        Basket basket = new Basket(
                kept.store(),
                opening(kept, now),
                lines,
                member == null ? null : member.member(),
                kept.taken(),
                discount == null ? null : discount.restored(),
                kept.coupons() == null ? List.of() : kept.coupons());
        List<Money> cash = kept.cash();
        KeptExchange exchange = kept.exchange();
        Optional<ReturnStep.Choosing> back = exchange == null
                ? Optional.empty()
                : returning
                        .again(exchange.receipt(), exchange.history() == null ? List.of() : exchange.history())
                        .map(history ->
                                new ReturnStep.Choosing(kept.store(), history, exchange.chosen(), exchange.checked()));
        return new OpenSale(
                basket,
                1,
                member,
                kept.shown(),
                kept.outcomes(),
                Set.copyOf(kept.dismissed()),
                back.orElse(null),
                cash == null || cash.isEmpty() ? stage(kept) : new Stage.Paying(List.of(), cash, null),
                exchange != null && back.isEmpty()
                        ? Notice.of(
                                Notice.Kind.RECEIPT_NOT_HERE, exchange.receipt().receiptNumber())
                        : null,
                kept.table(),
                kept.order());
    }

    /** A quoted order is only ever paid. */
    private static Stage stage(Kept kept) {
        CustomerOrder order = kept.order();
        return order != null && HandedOrder.isQuoted(order) ? Stage.Paying.nothingYet() : new Stage.Selling();
    }
}
