package io.tillstream.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.sale.BasketCancelled;
import io.tillstream.events.sale.CouponUse;
import io.tillstream.events.sale.Discount;
import io.tillstream.events.sale.OfferOutcome;
import io.tillstream.events.sale.OfferOutcome.Kind;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.journal.JournalReader;
import io.tillstream.till.Await;
import io.tillstream.till.HeadOfficeFake;
import io.tillstream.till.PrinterFake;
import io.tillstream.till.Shop;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.catalogue.CatalogueFeed;
import io.tillstream.till.counter.ReceiptPrinter;
import io.tillstream.till.counter.Scale;
import io.tillstream.till.identity.Identity;
import io.tillstream.till.journal.TillJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SaleDeskTest {
    private static final String MILK = "]E0" + Shop.MILK.ean13();
    private static final String BREAD = "]E0" + Shop.BREAD.ean13();
    private static final String COFFEE = "]E0" + Shop.COFFEE.ean13();
    private static final String CARD = "]C0" + Shop.CARD;

    @TempDir
    Path data;

    private final Identity identity = Shop.identity();
    private final PrinterFake printer = new PrinterFake();
    private final List<AutoCloseable> open = new ArrayList<>();
    private HeadOfficeFake headOffice = new HeadOfficeFake();
    private Catalogue catalogue = new Catalogue(identity, Shop.AT_NOON);

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    @Test
    void recordsAPaidBasketAndPrintsItsReceipt() throws IOException {
        SaleDesk desk = aDesk(Shop.catalogue());

        act(desk, new Act.Scanned(MILK), new Act.Scanned(BREAD), new Act.Scanned(MILK), new Act.PayCash(1000L));

        Sale sale = (Sale) lastFact();
        assertThat(sale.source().receiptNumber()).isEqualTo("s1-t1/1/2");
        assertThat(sale.lines()).hasSize(2);
        assertThat(sale.total()).isEqualTo(Money.parse("3.35 GBP"));
        assertThat(sale.tenders().getFirst().change()).isEqualTo(Money.parse("6.65 GBP"));
        assertThat(printer.jobs()).hasSize(1);
        assertThat(desk.view().receiptsPrinted()).isEqualTo(1);
        assertThat(desk.view().phase()).isEqualTo(CounterView.Phase.IDLE);
    }

    @Test
    void givesAPromotionAtItsLineAndSaysWhatIsMissingForIt() throws IOException {
        SaleDesk desk = aDesk(with(Shop.threeForTwo(Shop.MILK)));

        act(desk, new Act.Typed("2*"), new Act.Scanned(MILK));
        assertThat(Objects.requireNonNull(desk.view().priced()).nearestMiss())
                .hasValueSatisfying(miss -> assertThat(miss.promotion()).isEqualTo("three-for-two"));
        act(desk, new Act.Scanned(MILK), new Act.Scanned(BREAD), new Act.PayCash(null));

        Sale sale = (Sale) lastFact();
        assertThat(sale.total()).isEqualTo(Money.parse("3.35 GBP"));
        assertThat(sale.lines().getFirst().discounts())
                .containsExactly(
                        new Discount("three-for-two", "Promotion three-for-two", null, Money.parse("1.20 GBP")));
        assertThat(sale.lines().get(1).discounts()).isEmpty();
        assertThat(printer.jobs().getFirst().toString()).contains("Promotion three-for-two");
    }

    @Test
    void keepsToThePromotionsThatWereKnownWhenTheBasketWasOpened() throws IOException {
        SaleDesk desk = aDesk(Shop.catalogue());
        act(desk, new Act.Scanned(MILK));

        headOffice.answer("a-2", false, false, List.of(Shop.threeForTwo(Shop.MILK)));
        Await.until(() -> catalogue.promotions().find("three-for-two").isPresent());
        act(desk, new Act.Typed("2*"), new Act.Scanned(MILK), new Act.PayCash(null));
        assertThat(((Sale) lastFact()).total()).isEqualTo(Money.parse("3.60 GBP"));
        act(desk, new Act.Typed("3*"), new Act.Scanned(MILK), new Act.PayCash(null));

        assertThat(((Sale) lastFact()).total()).isEqualTo(Money.parse("2.40 GBP"));
    }

    @Test
    void takesACouponAndUsesItUp() throws IOException {
        SaleDesk desk =
                aDesk(with(Shop.promotion("half", new Reward.PercentOff(5_000), Shop.MILK, "HALF", Limits.none())));

        act(desk, new Act.Scanned(MILK), new Act.Typed("HALF"), new Act.PayCash(null));

        assertThat(((Sale) lastFact()).total()).isEqualTo(Money.parse("0.60 GBP"));
        assertThat(((Sale) lastFact()).coupons())
                .containsExactly(new CouponUse("HALF", "half", CouponUse.Kind.REDEEMED));
    }

    @Test
    void saysThatACouponGivesNothingThatThisTillHoldsNothingOf() {
        SaleDesk desk = aDesk(with(Shop.promotion(
                "half", new Reward.PercentOff(5_000), Shop.MILK, "HALF", new Limits(null, null, 100L, null))));

        act(desk, new Act.Scanned(MILK), new Act.Typed("HALF"));

        LocalText name = new LocalText("Promotion half", "促銷 half", "促销 half");
        Await.until(() -> desk.view().notGiven().equals(List.of(new NotGiven(name, NotGiven.Why.USED_UP))));
        assertThat(Objects.requireNonNull(desk.view().priced()).total()).isEqualTo(Money.parse("1.20 GBP"));
    }

    @Test
    void showsAnOfferOnceTheCardIsKnownAndTakesItWithOnePiece() throws IOException {
        SaleDesk desk = aDesk(with(Shop.campaign(0), Shop.offer()));

        act(desk, new Act.Scanned(MILK), new Act.Scanned(CARD));
        assertThat(sale(desk).offer()).isNotNull();
        act(desk, new Act.AcceptOffer(), new Act.PayCash(null));

        Sale sale = (Sale) lastFact();
        // 1.20 + 6.40 - 20 % of 6.40
        assertThat(sale.total()).isEqualTo(Money.parse("6.32 GBP"));
        assertThat(sale.offers()).containsExactly(outcome(Kind.SHOWN), outcome(Kind.ACCEPTED), outcome(Kind.REDEEMED));
    }

    @Test
    void takesTheOfferWhenTheOfferedItemIsScanned() throws IOException {
        SaleDesk desk = aDesk(with(Shop.campaign(0), Shop.offer()));

        act(desk, new Act.Scanned(CARD), new Act.Scanned(COFFEE), new Act.PayCash(null));

        assertThat(((Sale) lastFact()).total()).isEqualTo(Money.parse("5.12 GBP"));
    }

    @Test
    void doesNotShowADismissedOfferAgainInTheSameSale() throws IOException {
        SaleDesk desk = aDesk(with(Shop.campaign(0), Shop.offer()));

        act(desk, new Act.Scanned(CARD), new Act.DismissOffer(), new Act.Scanned(MILK));
        assertThat(sale(desk).offer()).isNull();
        act(desk, new Act.PayCash(null));

        assertThat(((Sale) lastFact()).offers()).containsExactly(outcome(Kind.SHOWN), outcome(Kind.DISMISSED));
    }

    @Test
    void recordsWhatAControlMemberWouldHaveSeenAndShowsNothing() throws IOException {
        SaleDesk desk = aDesk(with(Shop.campaign(10_000), Shop.offer()));

        act(desk, new Act.Scanned(CARD), new Act.Scanned(MILK));
        assertThat(sale(desk).offer()).isNull();
        act(desk, new Act.PayCash(null));

        assertThat(((Sale) lastFact()).offers()).containsExactly(outcome(Kind.WOULD_HAVE_SHOWN));
    }

    @Test
    void doesNotShowWhatHeadOfficeDidNotSign() {
        SaleDesk desk = aDesk(with(Shop.campaign(0), Shop.offerSignedBySomebodyElse()));

        act(desk, new Act.Scanned(CARD), new Act.Scanned(MILK));

        assertThat(sale(desk).offer()).isNull();
        assertThat(sale(desk).outcomes()).isEmpty();
    }

    @Test
    void leavesTheBasketAsItIsForACodeItDoesNotKnow() {
        SaleDesk desk = aDesk(Shop.catalogue());

        act(desk, new Act.Scanned(MILK), new Act.Scanned("]E05901234123457"));

        assertThat(sale(desk).basket().liveLines()).hasSize(1);
        assertThat(Objects.requireNonNull(sale(desk).notice()).kind()).isEqualTo(Notice.Kind.UNKNOWN_ITEM);
        assertThat(desk.view().badScans()).isEqualTo(1);
    }

    @Test
    void countsTheNextItemAsTyped() {
        SaleDesk desk = aDesk(Shop.catalogue());

        act(desk, new Act.Typed("3*"), new Act.Scanned(MILK), new Act.Typed("2*" + Shop.BREAD.ean13()));

        assertThat(Objects.requireNonNull(desk.view().priced()).total()).isEqualTo(Money.parse("5.50 GBP"));
    }

    @Test
    void asksForTheRestWhenTheCashIsTooLittle() throws IOException {
        SaleDesk desk = aDesk(Shop.catalogue());

        act(desk, new Act.Scanned(MILK), new Act.BeginPayment(), new Act.Typed("1"));

        assertThat(desk.view().due().orElseThrow().cashDue()).isEqualTo(Money.parse("0.20 GBP"));
        assertThat(lastFact().source().sequence()).isEqualTo(1);
    }

    @Test
    void numbersABasketThatIsGivenUp() throws IOException {
        SaleDesk desk = aDesk(Shop.catalogue());

        act(desk, new Act.Scanned(MILK), new Act.Cancel());

        assertThat(lastFact())
                .isInstanceOfSatisfying(
                        BasketCancelled.class,
                        cancelled -> assertThat(cancelled.abandoned()).isEqualTo(Money.parse("1.20 GBP")));
        assertThat(desk.view().phase()).isEqualTo(CounterView.Phase.IDLE);
    }

    @Test
    void goesOnCountingTheOffersOfABasketThatWasGivenUp() throws Exception {
        SaleDesk desk = aDesk(with(Shop.campaign(0), Shop.offer()));
        act(desk, new Act.Scanned(MILK), new Act.Scanned(CARD));
        assertThat(desk.view().offersShown()).isEqualTo(1);

        act(desk, new Act.Cancel());
        long afterwards = desk.view().offersShown();
        close();
        open.clear();

        assertThat(afterwards).isEqualTo(1);
        assertThat(aDesk(with(Shop.campaign(0), Shop.offer())).view().offersShown())
                .isEqualTo(1);
    }

    @Test
    void countsAnOfferOnceWhileItsBasketBecomesARecord() {
        SaleDesk desk = aDesk(with(Shop.campaign(0), Shop.offer()));
        List<Long> seen = new ArrayList<>();
        printer.onJob(() -> seen.add(desk.view().offersShown()));

        act(desk, new Act.Scanned(MILK), new Act.Scanned(CARD), new Act.PayCash(null));

        assertThat(seen).containsExactly(1L);
        assertThat(desk.view().offersShown()).isEqualTo(1);
    }

    @Test
    void countsSalesByWhatBecameOfOffers() {
        SaleDesk desk = aDesk(with(Shop.campaign(0), Shop.offer()));

        act(desk, new Act.Scanned(MILK), new Act.PayCash(null));
        act(desk, new Act.Scanned(CARD), new Act.Scanned(MILK), new Act.PayCash(null));
        act(desk, new Act.Scanned(COFFEE), new Act.Scanned(CARD), new Act.PayCash(null));

        assertThat(desk.view().offerCounts())
                .isEqualTo(new OfferCounts(
                        Map.of("no-member", 1L, "shown", 1L, "not-in-basket", 1L), Map.of("not-in-basket", 1L)));
    }

    @Test
    void countsAnOfferOfTheOpenBasketAfterARestart() throws Exception {
        act(aDesk(with(Shop.campaign(0), Shop.offer())), new Act.Scanned(MILK), new Act.Scanned(CARD));
        close();
        open.clear();

        SaleDesk again = aDesk(with(Shop.campaign(0), Shop.offer()));
        long afterwards = again.view().offersShown();
        act(again, new Act.Cancel());

        assertThat(afterwards).isEqualTo(1);
        assertThat(again.view().offersShown()).isEqualTo(1);
    }

    @Test
    void comesBackWithTheOpenBasketAfterARestart() throws Exception {
        SaleDesk desk = aDesk(with(Shop.campaign(0), Shop.offer()));
        act(desk, new Act.Scanned(MILK), new Act.Scanned(CARD));
        close();
        open.clear();

        SaleDesk again = aDesk(with(Shop.campaign(0), Shop.offer()));

        assertThat(sale(again).basket().liveLines()).hasSize(1);
        assertThat(sale(again).member()).isNotNull();
        assertThat(sale(again).offer()).isNotNull();
    }

    @Test
    void doesNotBringBackABasketWhoseSaleIsInTheJournal() throws Exception {
        SaleDesk desk = aDesk(Shop.catalogue());
        act(desk, new Act.Scanned(MILK));
        byte[] basket = Files.readAllBytes(data.resolve("open-basket"));
        act(desk, new Act.PayCash(null));
        close();
        open.clear();
        // As if the till had been killed between the journal and the file of the basket.
        Files.write(data.resolve("open-basket"), basket);

        SaleDesk again = aDesk(Shop.catalogue());

        assertThat(again.view().phase()).isEqualTo(CounterView.Phase.IDLE);
        assertThat(again.view().tally().sales()).isEqualTo(1);
    }

    @Test
    void printsTheOriginalOnceThePrinterCanIfNothingHadBegun() {
        printer.next(new ReceiptPrinter.Result.Failed(ReceiptPrinter.Trouble.COVER_OPEN, false));
        SaleDesk desk = aDesk(Shop.catalogue());

        act(desk, new Act.Scanned(MILK), new Act.PayCash(null));
        assertThat(desk.view().printerTrouble()).isEqualTo(ReceiptPrinter.Trouble.COVER_OPEN);
        Await.until(() -> desk.view().receiptsPrinted() == 1);

        assertThat(printer.jobs()).hasSize(2);
        assertThat(printer.jobs().getLast()).isEqualTo(printer.jobs().getFirst());
    }

    @Test
    void printsACopyAndLeavesTheDrawerShutIfPaperMayHaveComeOut() {
        printer.next(new ReceiptPrinter.Result.Failed(ReceiptPrinter.Trouble.PAPER_END, true));
        SaleDesk desk = aDesk(Shop.catalogue());

        act(desk, new Act.Scanned(MILK), new Act.PayCash(null));
        Await.until(() -> desk.view().receiptsPrinted() == 1);

        assertThat(printer.jobs().getFirst().parts()).contains(new ReceiptDocument.OpenDrawer());
        assertThat(printer.jobs().getLast().parts()).doesNotContain(new ReceiptDocument.OpenDrawer());
    }

    private SaleDesk aDesk(List<String> catalogueLines) {
        headOffice = new HeadOfficeFake();
        headOffice.answer("c1", true, false, catalogueLines);
        catalogue = new Catalogue(identity, Shop.AT_NOON);
        CatalogueFeed feed = new CatalogueFeed(data, catalogue, headOffice, Shop.AT_NOON);
        feed.start();
        open.add(feed);
        Await.until(() -> headOffice.cursors().size() > 1 && catalogue.isReady());
        TillJournal journal = TillJournal.open(data, identity, Shop.AT_NOON);
        open.add(journal);
        SaleDesk desk = new SaleDesk(
                Shop.settings(data), catalogue, journal, headOffice, printer, Scale.on(null), Shop.AT_NOON);
        desk.start();
        open.add(desk);
        return desk;
    }

    private static List<String> with(String... more) {
        List<String> lines = new ArrayList<>(Shop.catalogue());
        lines.addAll(List.of(more));
        return lines;
    }

    private static void act(SaleDesk desk, Act... acts) {
        for (Act act : acts) {
            desk.submit(act).join();
        }
    }

    private static OpenSale sale(SaleDesk desk) {
        return Objects.requireNonNull(desk.view().sale());
    }

    private TillTransaction lastFact() throws IOException {
        try (JournalReader reader = JournalReader.open(data.resolve("journal/epoch-1.journal"))) {
            return reader.read(reader.lastSequence(), 1).getFirst().fact();
        }
    }

    private static OfferOutcome outcome(Kind kind) {
        return new OfferOutcome("d1", "picks", kind, Shop.COFFEE);
    }
}
