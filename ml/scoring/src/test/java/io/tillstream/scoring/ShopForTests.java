package io.tillstream.scoring;

import io.tillstream.encoding.Signing;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.Hash;
import io.tillstream.events.LocalText;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Campaign;
import io.tillstream.events.assortment.Place;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.feature.ItemDemand;
import io.tillstream.events.feature.MemberHistory;
import io.tillstream.events.ledger.StockLots;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.member.Member;
import java.security.KeyPair;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** One store, a handful of items, a member named only by number. */
public final class ShopForTests {
    public static final KeyPair KEYS = Signing.newKeyPair();
    public static final StoreId STORE = StoreId.of("s1");
    public static final MemberId ANN = MemberId.of("maaaaaaaaaaaaaaaa");
    public static final Gtin MILK = Gtin.ofDigits("4000000000013");
    public static final Gtin TEA = Gtin.ofDigits("4000000000020");

    /** A Wednesday. */
    public static final Instant NOON = Instant.parse("2011-11-09T12:00:00Z");

    public static final LocalDate TODAY = LocalDate.parse("2011-11-09");

    private static final CurrencyUnit GBP = CurrencyUnit.of("GBP");

    private ShopForTests() {}

    /** A shop that sells milk and tea at 1.20 with 20 % tax included, bought at 0.40, delivered on Fridays. */
    public static ShopView open() {
        ShopView view = new ShopView();
        view.store(STORE, store());
        for (Gtin gtin : List.of(MILK, TEA)) {
            view.product(gtin, product(gtin));
            view.price(gtin.value(), price(gtin));
        }
        view.campaign("personal-picks", campaign(true));
        view.member(ANN, member(true));
        view.history(ANN, milkEveryTenDays());
        return view;
    }

    public static Store store() {
        return new Store(
                STORE,
                LocalText.same("First street"),
                ZoneId.of("Europe/London"),
                GBP,
                true,
                List.of(new Store.TaxRate("standard", 2_000)),
                1,
                1,
                List.of(DayOfWeek.FRIDAY));
    }

    /** A store somewhere on one meridian. */
    public static Store storeAt(StoreId store, int latitudeMicro) {
        Store street = store();
        return new Store(
                store,
                street.name(),
                street.zone(),
                street.currency(),
                street.pricesIncludeTax(),
                street.taxRates(),
                street.cashRoundingMinor(),
                street.pointsPerMajor(),
                street.deliveryDays(),
                new Place(latitudeMicro, 121_500_000),
                List.of());
    }

    public static Product product(Gtin gtin) {
        return new Product(gtin, LocalText.same("Item"), "grocery", "standard", Quantity.Unit.EACH, 12, null);
    }

    public static Price price(Gtin gtin) {
        return priceFrom(gtin, 120, NOON);
    }

    public static Price priceFrom(Gtin gtin, long minor, Instant from) {
        return new Price(gtin, Money.ofMinor(minor, GBP), Money.ofMinor(40, GBP), false, from);
    }

    public static Campaign campaign(boolean active) {
        return new Campaign(
                "personal-picks",
                LocalText.same("Personal picks"),
                10,
                1_000,
                NOON.minus(Duration.ofDays(30)),
                NOON.plus(Duration.ofDays(300)),
                active);
    }

    public static Member member(boolean personalised) {
        return new Member(ANN, Hash.GENESIS, personalised, LocalDate.parse("2011-01-01"));
    }

    /** Milk three times, the last ten days ago; tea once. */
    public static MemberHistory milkEveryTenDays() {
        return new MemberHistory(ANN, List.of(basket(30, MILK), basket(20, MILK), basket(10, MILK, TEA)), 3);
    }

    public static MemberHistory.Basket basket(int daysAgo, Gtin... items) {
        return new MemberHistory.Basket(STORE, NOON.minus(Duration.ofDays(daysAgo)), List.of(items));
    }

    public static StockOnHand onHand(Gtin gtin, long pieces) {
        return new StockOnHand(
                STORE, gtin, Quantity.each(pieces), Quantity.each(pieces), Quantity.each(0), Quantity.each(0), NOON);
    }

    /** So many pieces that came in one delivery three days ago, with a last day. */
    public static StockLots lot(Gtin gtin, long pieces, LocalDate expires) {
        return new StockLots(
                STORE,
                gtin,
                null,
                List.of(new StockLots.Moved(
                        TODAY.minusDays(3),
                        NOON.minus(Duration.ofDays(3)),
                        new StockLots.Lot("L1", expires),
                        Quantity.each(pieces))));
    }

    /** So many pieces on each of the last 28 days: mean-28 expects seven times that a week. */
    public static ItemDemand dailySales(Gtin gtin, long pieces) {
        List<ItemDemand.Day> days = new ArrayList<>();
        for (int ago = 28; ago >= 1; ago--) {
            days.add(new ItemDemand.Day(TODAY.minusDays(ago), pieces, 1));
        }
        return new ItemDemand(STORE, gtin, days);
    }
}
