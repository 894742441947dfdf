package io.tillstream.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.receipt.DrawerSlip;
import io.tillstream.checkout.receipt.ParcelSlip;
import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.checkout.table.KitchenTicket;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import io.tillstream.events.Waybill;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.BasketSuspended;
import io.tillstream.events.sale.KitchenMark;
import io.tillstream.events.sale.NoSale;
import io.tillstream.events.sale.ParcelIn;
import io.tillstream.events.sale.ParcelOut;
import io.tillstream.events.sale.ParcelSettlement;
import io.tillstream.events.sale.SuspendedLine;
import io.tillstream.events.sale.TableOrder;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.TenderControl;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A dish, a guest's wish, a shop and a cashier whose names are commands to a printer: pulse, cut, status, a picture's head. */
class HostileSlipsTest {
    private static final String PULSE =
            "\u001Bp0dd\u001Bp1dd\u0010\u0014\u0001\u0000\u0005\u001DV\u0000\u001DvB0\u0010\u0004\u0001\u001B@\u001C&\r\n\u007F\u009B";

    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-27");
    private static final Source SECOND = Source.parseReceiptNumber("s1-t1/1/2");
    private static final Store SHOP = new Store(
            StoreId.of("s1"),
            LocalText.same("Shop" + PULSE),
            ZoneId.of("UTC"),
            CurrencyUnit.of("GBP"),
            true,
            List.of(new Store.TaxRate("standard", 2000)),
            1,
            1,
            List.of());

    private static Paper printed(ReceiptDocument document, TextMode mode) {
        return EscPosInterpreter.read(new EscPosRenderer(PrinterProfile.MM_80.withText(mode)).render(document));
    }

    private static long meant(ReceiptDocument document, Class<? extends ReceiptDocument.Part> kind) {
        return document.parts().stream().filter(kind::isInstance).count();
    }

    /** The paper is cut and the drawer opened as often as is meant, and not once more. */
    private static void commandsNothing(ReceiptDocument document, TextMode mode) {
        Paper paper = printed(document, mode);
        assertThat(paper.drawerPulses()).isEqualTo(meant(document, ReceiptDocument.OpenDrawer.class));
        assertThat(paper.notUnderstood()).isEmpty();
        assertThat(paper.cuts()).isEqualTo(meant(document, ReceiptDocument.Cut.class));
    }

    @ParameterizedTest
    @EnumSource(TextMode.class)
    void aKitchenTicketCommandsNothing(TextMode mode) {
        BasketSuspended bill = new BasketSuspended(
                SECOND,
                NOON,
                TODAY,
                "c1" + PULSE,
                null,
                List.of(new SuspendedLine(
                        Gtin.ofDigits("9501101530003"),
                        Quantity.each(2),
                        false,
                        Money.parse("1.20 GBP"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        new KitchenMark(2, 2, "no onions"))),
                null,
                Money.parse("2.40 GBP"),
                List.of(),
                List.of(),
                new TableOrder("T1" + PULSE, NOON, 2, 4),
                List.of());

        ReceiptDocument ticket = KitchenTicket.of(bill, _ -> LocalText.same("麵Noodles" + PULSE), SHOP, Language.EN)
                .orElseThrow();

        commandsNothing(ticket, mode);
        assertThat(String.join("\n", printed(ticket, TextMode.GB18030).lines())).contains("Noodlesp0dd");
    }

    @ParameterizedTest
    @EnumSource(TextMode.class)
    void aParcelsLabelCommandsNothing(TextMode mode) {
        ParcelIn parcel = new ParcelIn(
                SECOND,
                NOON,
                TODAY,
                "c1" + PULSE,
                new Waybill("SF1234567890"),
                "0005724",
                "678",
                null,
                "A3",
                Money.parse("5.00 GBP"));

        commandsNothing(ParcelSlip.label(parcel, SHOP, Language.ZH_TW), mode);
    }

    @ParameterizedTest
    @EnumSource(TextMode.class)
    void aParcelThatGoesOutAndItsSendersMoneyCommandNothing(TextMode mode) {
        Waybill waybill = new Waybill("SF1234567890");
        Money due = Money.parse("5.00 GBP");
        ParcelIn parcel = new ParcelIn(SECOND, NOON, TODAY, "c1" + PULSE, waybill, "0005724", "678", null, "A3", due);
        ParcelOut out = new ParcelOut(
                SECOND,
                NOON,
                TODAY,
                "c1" + PULSE,
                waybill,
                SECOND,
                ParcelOut.Way.TO_RECEIVER,
                ParcelOut.Proof.PICK_UP_CODE,
                List.of(new Tender(Tender.TenderType.CASH, due, Money.parse("0.00 GBP"))));

        commandsNothing(ParcelSlip.of(out, parcel, SHOP, Language.EN), mode);
        commandsNothing(
                ParcelSlip.of(
                        new ParcelSettlement(SECOND, NOON, TODAY, "c1" + PULSE, List.of(SECOND), due),
                        SHOP,
                        Language.ZH_CN),
                mode);
    }

    @ParameterizedTest
    @EnumSource(TextMode.class)
    void aSlipOfTheDrawerOpensItOnceWhateverItsReasonAndItsPeopleAreCalled(TextMode mode) {
        LocalText reason = LocalText.same("change" + PULSE);

        commandsNothing(
                DrawerSlip.of(
                        new NoSale(SECOND, NOON, TODAY, "c1" + PULSE, "change" + PULSE, "v1" + PULSE),
                        reason,
                        SHOP,
                        Language.EN),
                mode);
        commandsNothing(
                DrawerSlip.of(
                        new TenderControl(
                                SECOND,
                                NOON,
                                TODAY,
                                "c1" + PULSE,
                                TenderControl.Kind.PAID_OUT,
                                Money.parse("5.00 GBP"),
                                "change" + PULSE,
                                "v1" + PULSE),
                        reason,
                        SHOP,
                        Language.ZH_TW),
                mode);
    }
}
