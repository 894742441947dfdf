package io.tillstream.topologies;

import io.tillstream.checkout.basket.Adding;
import io.tillstream.checkout.basket.Basket;
import io.tillstream.checkout.basket.PricedBasket;
import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.checkout.returns.Exchange;
import io.tillstream.checkout.returns.RefundPreview;
import io.tillstream.checkout.returns.ReturnHistory;
import io.tillstream.checkout.returns.ReturnOutcome;
import io.tillstream.checkout.returns.ReturnRequest;
import io.tillstream.checkout.tender.OpenPayment;
import io.tillstream.checkout.tender.PaidBasket;
import io.tillstream.checkout.tender.PointsLease;
import io.tillstream.checkout.tender.StoredValue;
import io.tillstream.checkout.tender.TenderStep;
import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.SellingRules;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.PointsLot;
import io.tillstream.events.sale.ReturnTerms;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Random sales, gift cards, partial returns and exchanges at three tills of two stores, rung up by the checkout as tills do,
 * until the shops have everything back.
 */
public final class RandomTrade {
    /** Enough to meet every mixture of tenders, returns and exchanges many times, in about two seconds. */
    private static final int SEEDS = 300;

    private static final List<MemberId> MEMBERS =
            List.of(Shop.MEMBER, MemberId.of("mbbbbbbbbbbbbbbbb"), MemberId.of("mcccccccccccccccc"));

    private final Random random;
    private final int epoch;
    private final List<Shop.Journal> tills;
    private final List<JournalRecord> records = new ArrayList<>();
    private Instant now = Instant.parse("2011-11-08T08:00:00Z");
    private int cards;

    /** One seed is one epoch of the tills, so that several can be sent to the same shops. */
    private RandomTrade(int seed) {
        random = new Random(seed);
        epoch = seed;
        tills = List.of(
                new Shop.Journal(Shop.TILL, seed),
                new Shop.Journal(new TillId(Shop.NORTH, 2), seed),
                new Shop.Journal(new TillId(Shop.SOUTH, 1), seed));
    }

    /** The records of one seed, in the order in which they were made. */
    public static List<JournalRecord> ofSeed(int seed) {
        RandomTrade trade = new RandomTrade(seed);
        trade.untilEverythingIsBack();
        return List.copyOf(trade.records);
    }

    /** The records of many seeds, shuffled by the first of them. */
    public static List<JournalRecord> inAnyOrder() {
        List<JournalRecord> all = new ArrayList<>();
        for (int seed = 1; seed <= SEEDS; seed++) {
            all.addAll(ofSeed(seed));
        }
        Collections.shuffle(all, new Random(1));
        return all;
    }

    private void untilEverythingIsBack() {
        MemberId member = MEMBERS.get(random.nextInt(MEMBERS.size()));
        PaidBasket paid = paid(OpenPayment.begin(basket(member)), member);
        Sale first = append(source -> paid.sale(source, now, today(), "c01", Language.EN, List.of()));
        takeBack(first, member, 2);
    }

    private void takeBack(Sale original, MemberId member, int exchangesLeft) {
        ReturnHistory history = ReturnHistory.ofFirst(original);
        List<Sale> exchanges = new ArrayList<>();
        while (!left(history).isEmpty()) {
            RefundPreview preview = some(history);
            if (exchanges.size() < exchangesLeft && random.nextInt(3) == 0) {
                Exchange exchange = new Exchange(preview, basket(member));
                PaidBasket paid = paid(exchange.pay(), member);
                exchanges.add(
                        append(source -> exchange.sale(paid, source, now, today(), "c01", Language.EN, List.of())));
                history = history.and(exchanges.getLast());
            } else {
                history = history.and(append(source -> preview.sale(source, now, today(), "c01")));
            }
        }
        exchanges.forEach(exchange -> takeBack(exchange, member, exchangesLeft - 1));
    }

    private static List<SaleLine> left(ReturnHistory history) {
        return history.original().lines().stream()
                .filter(line -> line.quantity().amount() > 0 && history.left(line) > 0)
                .toList();
    }

    private RefundPreview some(ReturnHistory history) {
        List<SaleLine> left = left(history);
        SaleLine line = left.get(random.nextInt(left.size()));
        long pieces = 1L + random.nextInt((int) history.left(line));
        Set<String> unspent = history.original().lines().stream()
                .filter(SaleLine::loadsGiftCard)
                .map(load -> Objects.requireNonNull(load.giftCard()))
                .collect(Collectors.toSet());
        ReturnOutcome outcome = ReturnOutcome.of(new ReturnRequest.WithReceipt(
                store(),
                history,
                List.of(new ReturnRequest.Chosen(line.line(), Quantity.each(pieces))),
                ReturnTerms.Check.LEDGER,
                unspent));
        if (outcome instanceof ReturnOutcome.Offered(RefundPreview preview)) {
            return preview;
        }
        throw new AssertionError("Not offered: " + outcome);
    }

    private PricedBasket basket(MemberId member) {
        Basket basket = Basket.open(store()).forMember(member);
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            basket = added(basket.adding(
                    item(random.nextInt(20), SellingRules.NONE, 1 + random.nextInt(900)),
                    Quantity.each(1 + random.nextInt(5))));
        }
        if (random.nextInt(4) == 0) {
            basket = added(basket.loading(
                    item(77, giftCardRules(), 1),
                    money(500L + random.nextInt(5_000)),
                    "loaded-" + epoch + "-" + cards++));
        }
        return basket.priced().orElseThrow();
    }

    private static Basket added(Adding adding) {
        if (adding instanceof Adding.Added(Basket basket)) {
            return basket;
        }
        throw new AssertionError("Not added: " + adding);
    }

    /** Points and a gift card now and then, the rest in cash. */
    private PaidBasket paid(TenderStep begun, MemberId member) {
        TenderStep step = begun;
        if (random.nextBoolean() && step instanceof TenderStep.StillDue(OpenPayment payment)) {
            step = taken(
                    step,
                    payment.points(
                            new PointsLease(
                                    member,
                                    List.of(
                                            new PointsLot(40, LocalDate.parse("2011-12-31")),
                                            new PointsLot(700, LocalDate.parse("2012-12-31"))),
                                    new PointsLease.Rate(7, money(3)),
                                    now.plusSeconds(60)),
                            1L + random.nextInt(700),
                            now));
        }
        if (random.nextBoolean() && step instanceof TenderStep.StillDue(OpenPayment payment)) {
            Money some = money(1L + random.nextInt((int) payment.remaining().minor()));
            step = taken(
                    step,
                    payment.giftCard(
                            new StoredValue.Held("gc-" + random.nextInt(5), some, now.plusSeconds(60)), some, now));
        }
        if (step instanceof TenderStep.StillDue(OpenPayment payment)) {
            step = payment.cash(payment.cashDue());
        }
        if (step instanceof TenderStep.Paid(PaidBasket paid)) {
            return paid;
        }
        throw new AssertionError("Not paid: " + step);
    }

    private static TenderStep taken(TenderStep before, TenderStep after) {
        return after instanceof TenderStep.Refused ? before : after;
    }

    /** At any of the tills, a few minutes after what was before. */
    private Sale append(Function<Source, Sale> fact) {
        now = now.plusSeconds(60L + random.nextInt(3_600));
        Shop.Journal till = tills.get(random.nextInt(tills.size()));
        Sale sale = fact.apply(till.next());
        records.add(till.append(sale));
        return sale;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    private static ShelfItem item(int number, SellingRules rules, long priceMinor) {
        Product product = new Product(
                Shop.item(number),
                LocalText.same("Item " + number),
                "grocery",
                rules.giftCard() ? "none" : "standard",
                Quantity.Unit.EACH,
                1,
                null,
                rules);
        return new ShelfItem(product, money(priceMinor), null, money(priceMinor / 2));
    }

    private static SellingRules giftCardRules() {
        return new SellingRules(null, null, null, false, true);
    }

    /** Coins of five pence, tax included, a point per pound. */
    private static Store store() {
        return new Store(
                Shop.NORTH,
                LocalText.same("Corner shop"),
                ZoneOffset.UTC,
                Shop.POUND,
                true,
                List.of(new Store.TaxRate("standard", 2_000)),
                5,
                1,
                List.of());
    }

    private static Money money(long minor) {
        return Money.ofMinor(minor, Shop.POUND);
    }
}
