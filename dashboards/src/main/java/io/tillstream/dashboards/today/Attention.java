package io.tillstream.dashboards.today;

import io.tillstream.dashboards.fleet.TillHealths;
import io.tillstream.dashboards.fleet.TillPositions;
import io.tillstream.dashboards.frame.Frame;
import io.tillstream.dashboards.frame.Links;
import io.tillstream.dashboards.frame.Shops;
import io.tillstream.dashboards.frame.Show;
import io.tillstream.dashboards.losses.OpenLosses;
import io.tillstream.dashboards.reorder.OpenProposals;
import io.tillstream.dashboards.sales.DoubleOrders;
import io.tillstream.dashboards.sales.OverRefunds;
import io.tillstream.dashboards.search.ReceiptQuery;
import io.tillstream.dashboards.search.ReceiptSearch;
import io.tillstream.dashboards.search.SearchUnavailable;
import io.tillstream.events.Money;
import io.tillstream.events.TillId;
import io.tillstream.events.ledger.LineRefunds;
import io.tillstream.events.ledger.OrderHanded;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What a manager should look at: exceptions only, and each leads to where it can be dealt with. */
@Component
final class Attention {
    private static final Logger LOG = LoggerFactory.getLogger(Attention.class);
    /** From this chance on an empty shelf is the normal case. */
    private static final int LIKELY_BASIS_POINTS = 8_000;

    private static final int OVER_REFUNDS_NAMED = 3;

    private static final int DOUBLE_ORDERS_NAMED = 3;

    private static final int SILENT_TILLS_NAMED = 3;

    private final TillPositions tills;
    private final TillHealths healths;
    private final Clock clock;
    private final OpenProposals proposals;
    private final OverRefunds refunds;
    private final DoubleOrders doubles;
    private final OpenLosses losses;
    private final Optional<ReceiptSearch> search;

    Attention(
            TillPositions tills,
            TillHealths healths,
            Clock clock,
            OpenProposals proposals,
            OverRefunds refunds,
            DoubleOrders doubles,
            OpenLosses losses,
            Optional<ReceiptSearch> search) {
        this.tills = tills;
        this.healths = healths;
        this.clock = clock;
        this.losses = losses;
        this.refunds = refunds;
        this.doubles = doubles;
        this.proposals = proposals;
        this.search = search;
    }

    /**
     * One exception.
     *
     * @param text a sentence
     * @param href where to go
     * @param grave whether money may be missing
     */
    record Exceptional(String text, String href, boolean grave) {}

    /** Of these stores, as far as the reader may go where they lead. */
    List<Exceptional> of(Shops shops, DayPair days, Show show, Frame frame) {
        List<Exceptional> found = new ArrayList<>(silent(shops, show));
        String fleet = Links.link("/fleet", "store", shops.key());
        for (TillPositions.Till till : tills.tills(shops.filter())) {
            if (till.missing() > 0) {
                found.add(new Exceptional(
                        show.say("attention.gap", till.till(), show.number(till.missing())), fleet, true));
            }
            if (till.clones() > 0) {
                found.add(new Exceptional(
                        show.say("attention.clone", till.till(), show.number(till.clones())), fleet, true));
            }
        }
        found.addAll(overRefunds(shops, days, show));
        found.addAll(doubleOrders(shops, days, show));
        if (frame.may("/losses")) {
            long open = losses.count(shops.filter());
            if (open > 0) {
                found.add(new Exceptional(
                        show.say("attention.losses", show.number(open)),
                        Links.link("/losses", "store", shops.key()),
                        true));
            }
        }
        long likely = proposals.of(shops.filter()).stream()
                .filter(proposal -> proposal.emptyBasisPoints() >= LIKELY_BASIS_POINTS)
                .count();
        if (likely > 0) {
            found.add(new Exceptional(
                    show.counted("attention.empty", likely, show.number(likely)),
                    Links.link("/reorder", "store", shops.key()),
                    false));
        }
        returns(shops, days, show).ifPresent(found::add);
        return found;
    }

    /** Tills nothing is heard of; more than a few are counted. */
    private List<Exceptional> silent(Shops shops, Show show) {
        String href = Links.link("/fleet", "store", shops.key(), "only", "silent");
        List<TillHealths.Heard> silent = healths.silent(shops.filter(), clock.instant());
        List<Exceptional> found = new ArrayList<>();
        for (TillHealths.Heard each : silent.subList(0, Math.min(SILENT_TILLS_NAMED, silent.size()))) {
            TillId till = each.health().till();
            found.add(new Exceptional(
                    show.say("attention.silent", till, show.when(each.at(), till.store())), href, true));
        }
        if (silent.size() > found.size()) {
            found.add(new Exceptional(
                    show.say("attention.silent-more", show.number(silent.size() - found.size())), href, true));
        }
        return found;
    }

    /** Each leads to the receipt that was refunded too often; more than a few of a week are counted. */
    private List<Exceptional> overRefunds(Shops shops, DayPair days, Show show) {
        Instant weekAgo = days.before().atStartOfDay(shops.clockStore().zone()).toInstant();
        List<LineRefunds> lines = refunds.latest(shops.filter(), weekAgo);
        List<Exceptional> found = new ArrayList<>();
        for (LineRefunds line : lines.subList(0, Math.min(OVER_REFUNDS_NAMED, lines.size()))) {
            found.add(new Exceptional(
                    show.say(
                            "attention.over-refund",
                            line.sale().receiptNumber(),
                            show.item(line.gtin()),
                            show.quantity(line.over())),
                    "/receipts/" + line.sale().receiptNumber(),
                    true));
        }
        if (lines.size() > found.size()) {
            found.add(new Exceptional(
                    show.say("attention.over-refunds", show.number(lines.size() - found.size())),
                    Links.link("/receipts", "store", shops.key(), "lines", "returned"),
                    true));
        }
        return found;
    }

    /** Each leads to the sale that was one too many; more than a few of a week are counted. */
    private List<Exceptional> doubleOrders(Shops shops, DayPair days, Show show) {
        Instant weekAgo = days.before().atStartOfDay(shops.clockStore().zone()).toInstant();
        List<OrderHanded> orders = doubles.latest(shops.filter(), weekAgo);
        List<Exceptional> found = new ArrayList<>();
        for (OrderHanded order : orders.subList(0, Math.min(DOUBLE_ORDERS_NAMED, orders.size()))) {
            OrderHanded.Handing last = order.sales().getLast();
            Money unpaid = order.countedTwice();
            found.add(new Exceptional(
                    show.say(
                            unpaid.isPositive() ? "attention.double-order" : "attention.double-order-paid",
                            order.order(),
                            order.sales().getFirst().receipt().receiptNumber(),
                            last.receipt().receiptNumber(),
                            show.money(unpaid.isPositive() ? unpaid : last.total())),
                    "/receipts/" + last.receipt().receiptNumber(),
                    true));
        }
        if (orders.size() > found.size()) {
            found.add(new Exceptional(
                    show.say("attention.double-orders", show.number(orders.size() - found.size())),
                    Links.link("/receipts", "store", shops.key()),
                    true));
        }
        return found;
    }

    private Optional<Exceptional> returns(Shops shops, DayPair days, Show show) {
        if (search.isEmpty()) {
            return Optional.empty();
        }
        ZoneId zone = shops.clockStore().zone();
        ReceiptQuery returned = new ReceiptQuery(
                shops.ids(),
                null,
                days.today().atStartOfDay(zone).toInstant(),
                days.today().plusDays(1).atStartOfDay(zone).toInstant(),
                List.of(),
                ReceiptQuery.Lines.RETURNED,
                null);
        try {
            ReceiptSearch.Page found = search.get().find(returned, null, 1);
            return found.matches() == 0
                    ? Optional.empty()
                    : Optional.of(new Exceptional(
                            show.counted(
                                    "attention.returns",
                                    found.matches(),
                                    show.number(found.matches()),
                                    show.money(Money.ofMinor(-found.netMinor(), shops.currency()))),
                            Links.link("/receipts", "store", shops.key(), "day", days.today(), "lines", "returned"),
                            false));
        } catch (SearchUnavailable e) {
            // The notice at the top of the page says so; the figures do not depend on it.
            LOG.debug("Returns of today are not shown.", e);
            return Optional.empty();
        }
    }
}
