package io.tillstream.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.Hash;
import io.tillstream.events.LocalText;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.decision.ModelReference;
import io.tillstream.events.decision.OfferRanking;
import io.tillstream.events.member.Member;
import io.tillstream.events.member.PointsBalance;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShelfFileTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final Gtin MILK = Gtin.ofDigits("9501101530003");
    private static final MemberId ANN = MemberId.of("maaaaaaaaaaaaaaaa");
    private static final MemberId BOB = MemberId.of("mbbbbbbbbbbbbbbb7");
    private static final Store STORE = new Store(
            StoreId.of("s1"),
            new LocalText("Harbour Street", "港街", "港街"),
            ZoneId.of("Europe/London"),
            CurrencyUnit.of("GBP"),
            true,
            List.of(new Store.TaxRate("standard", 2000), new Store.TaxRate("zero", 0)),
            5,
            2,
            List.of(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY));
    private static final Product PRODUCT =
            new Product(MILK, LocalText.same("Milk"), "food", "standard", Quantity.Unit.EACH, 6, null);
    private static final Price PRICE =
            new Price(MILK, Money.parse("1.20 GBP"), Money.parse("0.50 GBP"), true, NOON.minusSeconds(60));
    private static final Member MEMBER = new Member(ANN, Hash.GENESIS, true, LocalDate.parse("2026-01-01"));

    private final Path folder;
    private final ShelfFile file;

    ShelfFileTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = new ShelfFile(folder);
    }

    private static Shelf aShelf() {
        Shelf shelf = new Shelf();
        shelf.take(new Change.StoreIs(STORE), NOON);
        shelf.take(new Change.ProductIs(PRODUCT), NOON);
        shelf.take(new Change.PriceIs(PRICE), NOON);
        return shelf;
    }

    private ShelfFile.Found.Kept kept() {
        assertThat(file.open(NOON)).isInstanceOf(ShelfFile.Found.Kept.class);
        return (ShelfFile.Found.Kept) file.open(NOON);
    }

    @Test
    void knowsEverythingAgainAndHowFarItHadRead() throws IOException {
        Shelf shelf = aShelf();
        shelf.take(new Change.MemberIs(MEMBER), NOON);

        file.save(shelf, "a-7");

        assertThat(kept().cursor()).isEqualTo("a-7");
        assertThat(kept().shelf().store()).contains(STORE);
        assertThat(kept().shelf().items().find(MILK, NOON).orElseThrow().unitPrice())
                .isEqualTo(Money.parse("1.20 GBP"));
        assertThat(kept().shelf().memberOfCard(Hash.GENESIS)).contains(MEMBER);
        assertThat(kept().shelf().isSellable()).isTrue();
    }

    @Test
    void keepsTheModelThatOrdersOffersUntilItIsTakenBack() throws IOException {
        OfferRanking ranking =
                new OfferRanking(new ModelReference("next-purchase", Hash.GENESIS), "bW9kZWw=", NOON, "c2lnbmF0dXJl");
        Shelf shelf = aShelf();
        shelf.take(
                Change.parse(
                        ("{\"offerRanking\":" + CanonicalJson.text(ranking) + "}").getBytes(StandardCharsets.UTF_8)),
                NOON);

        file.save(shelf, "a-7");
        assertThat(kept().shelf().offerRanking()).contains(ranking);

        shelf.take(new Change.Gone("offerRanking", OfferRanking.KEY), NOON);
        file.save(shelf, "a-8");
        assertThat(kept().shelf().offerRanking()).isEmpty();
    }

    @Test
    void findsNothingWhereNothingWasKept() {
        assertThat(file.open(NOON)).isEqualTo(new ShelfFile.Found.Nothing());
    }

    @Test
    void refusesADamagedFile() throws IOException {
        file.save(aShelf(), "a-7");
        Path items = folder.resolve("catalogue.items");
        byte[] bytes = Files.readAllBytes(items);
        bytes[bytes.length / 2] ^= 1;
        Files.write(items, bytes);

        assertThat(file.open(NOON))
                .isInstanceOfSatisfying(
                        ShelfFile.Found.Unusable.class,
                        unusable -> assertThat(unusable.reason()).contains("checksum"));
    }

    @Test
    void keepsTheFormerFileWholeUntilTheNewOneIsComplete() throws IOException {
        file.save(aShelf(), "a-7");

        Files.write(folder.resolve("catalogue.items.new"), new byte[] {1, 2, 3});

        assertThat(kept().cursor()).isEqualTo("a-7");
        file.save(aShelf(), "a-8");
        assertThat(kept().cursor()).isEqualTo("a-8");
    }

    @Test
    void readsWhatAFormerVersionHasKeptUntilItSavesItself() throws IOException {
        Path former = folder.resolve("catalogue.ndjson.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(former))) {
            out.write(("{\"cursor\":\"a-7\"}\n{\"store\":" + CanonicalJson.text(STORE) + "}\n{\"product\":"
                            + CanonicalJson.text(PRODUCT) + "}\n{\"price\":" + CanonicalJson.text(PRICE) + "}\n")
                    .getBytes(StandardCharsets.UTF_8));
        }

        ShelfFile.Found.Kept found = kept();

        assertThat(found.cursor()).isEqualTo("a-7");
        assertThat(found.shelf().items().find(MILK, NOON)).isPresent();
        file.save(found.shelf(), "a-8");
        assertThat(former).doesNotExist();
        assertThat(kept().cursor()).isEqualTo("a-8");
    }

    @Test
    void knowsMembersAndTheirPointsAgain() throws IOException {
        Shelf shelf = aShelf();
        Member bob = new Member(BOB, new Hash("0f".repeat(32)), false, LocalDate.parse("1969-12-31"));
        PointsBalance debt = new PointsBalance(BOB, -7, 3, NOON.plusNanos(1_000));
        shelf.take(new Change.MemberIs(MEMBER), NOON);
        shelf.take(new Change.MemberIs(bob), NOON);
        shelf.take(new Change.PointsAre(debt), NOON);

        file.save(shelf, "a-7");

        assertThat(kept().shelf().members()).containsExactlyInAnyOrder(MEMBER, bob);
        assertThat(kept().shelf().points(BOB)).contains(debt);
        assertThat(kept().shelf().points(ANN)).isEmpty();
    }

    @Test
    void readsMembersThatAFormerVersionKeptAmongTheLines() throws IOException {
        PointsBalance points = new PointsBalance(ANN, 12, 1, NOON);
        RowBytes head = RowBytes.empty();
        head.text("a-7");
        new Parts().write(STORE, StoreForm::shorten, StoreForm::read, head);
        new ItemFile(folder.resolve("catalogue.items")).save(aShelf().items(), out -> {
            out.write(head.take());
            GZIPOutputStream lines = new GZIPOutputStream(out);
            lines.write(("{\"member\":" + CanonicalJson.text(MEMBER) + "}\n{\"points\":" + CanonicalJson.text(points)
                            + "}\n")
                    .getBytes(StandardCharsets.UTF_8));
            lines.finish();
        });

        assertThat(kept().shelf().memberOfCard(Hash.GENESIS)).contains(MEMBER);
        assertThat(kept().shelf().points(ANN)).contains(points);
    }

    @Test
    void remembersWhatAnItemCostBeforeEverythingWasToldAnew() {
        Shelf anew = aShelf().anew();
        anew.take(new Change.ProductIs(PRODUCT), NOON);
        anew.take(
                new Change.PriceIs(new Price(MILK, Money.parse("1.30 GBP"), Money.parse("0.50 GBP"), true, NOON)),
                NOON);

        anew.complete();

        assertThat(anew.items().find(MILK, NOON.minusSeconds(1)).orElseThrow().unitPrice())
                .isEqualTo(Money.parse("1.20 GBP"));
        assertThat(anew.items().find(MILK, NOON).orElseThrow().unitPrice()).isEqualTo(Money.parse("1.30 GBP"));
    }
}
