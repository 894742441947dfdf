package io.tillstream.streambenchmarks;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.FactChain;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.Hash;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.sale.Discount;
import io.tillstream.events.sale.EpochOpened;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Merchandise;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.TaxTotal;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.TillTransaction;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A busy day of a chain, the same for the same seed: sales of 10 to 22 lines, every twentieth line a return, every tenth with a
 * discount. Of each fortieth sale the upload's reply was lost, so that it is sent again a little later.
 */
final class BusyDay {
    private static final Instant OPENING = Instant.parse("2011-11-12T08:00:00Z");
    private static final LocalDate DATE = LocalDate.parse("2011-11-12");
    private static final Duration BETWEEN = Duration.ofMillis(1_200);
    private static final Duration WITHOUT_NETWORK = Duration.ofDays(3);
    private static final CurrencyUnit POUND = CurrencyUnit.of("GBP");
    private static final int FEWEST_LINES = 10;
    private static final int MOST_LINES = 22;
    private static final int LOST_REPLY = 40;

    private final Chain chain;
    private final Random random;
    private final List<Journal> journals = new ArrayList<>();
    private int sold;

    BusyDay(Chain chain, long seed) {
        this.chain = chain;
        random = new Random(seed);
        for (int till = 1; till <= chain.tillsPerStore(); till++) {
            for (int store = 1; store <= chain.stores(); store++) {
                journals.add(new Journal(new TillId(StoreId.of("s" + store), till)));
            }
        }
    }

    /** The next so many sales as they arrive, doubles among them; before the first, every till opens its journal. */
    Batch next(int sales) {
        List<Sent> sent = new ArrayList<>();
        if (sold == 0) {
            journals.forEach(journal ->
                    sent.add(journal.append(new EpochOpened(journal.next(), OPENING, DATE, "enrolled", null))));
        }
        List<Sent> again = new ArrayList<>();
        for (int i = 0; i < sales; i++) {
            Journal journal = journals.get(sold % journals.size());
            Sent sale = journal.append(sale(journal.next(), OPENING.plus(BETWEEN.multipliedBy(sold++))));
            sent.add(sale);
            if (i % LOST_REPLY == LOST_REPLY / 2) {
                sent.addAll(again);
                again.clear();
                again.add(sale);
            }
        }
        sent.addAll(again);
        return new Batch(sent);
    }

    /**
     * What some tills sold in three days without a network; from now on they sell nothing more. Each is of another store as long as
     * there are stores.
     *
     * @param sales how many each of them sold
     */
    Batch withoutNetwork(int tills, int sales) {
        List<Journal> cutOff = new ArrayList<>(journals.subList(0, tills));
        journals.removeAll(cutOff);
        Duration between = WITHOUT_NETWORK.dividedBy(sales);
        List<Sent> sent = new ArrayList<>();
        for (Journal journal : cutOff) {
            for (int i = 0; i < sales; i++) {
                sent.add(journal.append(
                        sale(journal.next(), OPENING.minus(WITHOUT_NETWORK).plus(between.multipliedBy(i)))));
            }
        }
        return new Batch(sent);
    }

    private Sale sale(Source source, Instant at) {
        MemberId member = random.nextInt(10) == 0 ? null : member(random.nextInt(chain.members()));
        int count = FEWEST_LINES + random.nextInt(MOST_LINES - FEWEST_LINES + 1);
        List<SaleLine> lines = new ArrayList<>();
        Money total = Money.zero(POUND);
        Money tax = Money.zero(POUND);
        for (int number = 1; number <= count; number++) {
            SaleLine line = line(number, member != null);
            lines.add(line);
            total = total.plus(line.net());
            tax = tax.plus(line.tax());
        }
        return new Sale(
                source,
                at,
                LocalDate.ofInstant(at, ZoneOffset.UTC),
                "staff-1",
                member,
                Sale.Origin.LIVE,
                null,
                Sale.Channel.TILL,
                null,
                lines,
                List.of(new TaxTotal("standard", 2000, true, total.minus(tax), tax)),
                List.of(new Tender(Tender.TenderType.CASH, total, Money.zero(POUND))),
                Money.zero(POUND),
                total,
                List.of(),
                List.of());
    }

    private SaleLine line(int number, boolean hasMember) {
        double rank = random.nextDouble();
        int item = (int) (chain.items() * (chain.isEven() ? rank : rank * rank));
        long pieces = random.nextInt(20) == 0 ? -1 : 1 + random.nextInt(4);
        Money price = Money.ofMinor(99 + item * 37L % 1_900, POUND);
        Money gross = price.times(pieces);
        List<Discount> discounts = random.nextInt(10) == 0
                ? List.of(new Discount("tenth-off", "A tenth off", null, Money.ofMinor(gross.minor() / 10, POUND)))
                : List.of();
        Money net =
                discounts.isEmpty() ? gross : gross.minus(discounts.getFirst().amount());
        return new SaleLine(
                        number,
                        gtin(item),
                        Quantity.each(pieces),
                        price,
                        SaleLine.PriceSource.PRICE_BOOK,
                        gross,
                        discounts,
                        net,
                        "standard",
                        Money.ofMinor(net.minor() / 6, POUND),
                        hasMember ? net.minor() / 100 : 0,
                        null)
                .of(new Merchandise("category-" + item % 40, Money.ofMinor(price.minor() * 3 / 5, POUND)));
    }

    private static Gtin gtin(int item) {
        String body = "2%011d".formatted(item);
        return Gtin.ofDigits(body + Gtin.checkDigit("0" + body));
    }

    private static MemberId member(int number) {
        StringBuilder letters = new StringBuilder("maaaaaaaaaaaaaaaa");
        int rest = number;
        for (int place = letters.length() - 1; rest > 0; place--) {
            letters.setCharAt(place, (char) ('a' + rest % 8));
            rest /= 8;
        }
        return MemberId.of(letters.toString());
    }

    /** What a till sent, in the bytes that lie on the topic: as objects a day of it would fill the heap. */
    static final class Sent {
        private final String store;
        private final int lines;
        private final byte[] bytes;

        private Sent(JournalRecord record) {
            store = record.fact().source().till().store().value();
            lines = record.fact() instanceof Sale sale ? sale.lines().size() : 0;
            bytes = CanonicalJson.encode(record);
        }

        String store() {
            return store;
        }

        byte[] bytes() {
            return bytes;
        }

        JournalRecord record() {
            return CanonicalJson.decode(bytes, JournalRecord.class);
        }
    }

    /** Records in the order of their arrival. */
    record Batch(List<Sent> sent) {
        Batch {
            sent = List.copyOf(sent);
        }

        /** The sales among them, doubles included. */
        Stream<Sale> sales() {
            return sent.stream()
                    .map(arrived -> arrived.record().fact())
                    .filter(Sale.class::isInstance)
                    .map(Sale.class::cast);
        }

        /** How many lines of sales, doubles included: all of them are read and judged. */
        long lines() {
            return sent.stream().mapToLong(arrived -> arrived.lines).sum();
        }
    }

    private static final class Journal {
        private final TillId till;
        private Hash last = Hash.GENESIS;
        private long written;

        private Journal(TillId till) {
            this.till = till;
        }

        private Source next() {
            return new Source(till, 1, written + 1);
        }

        private Sent append(TillTransaction fact) {
            JournalRecord record = FactChain.append(last, fact);
            last = record.hash();
            written++;
            return new Sent(record);
        }
    }
}
