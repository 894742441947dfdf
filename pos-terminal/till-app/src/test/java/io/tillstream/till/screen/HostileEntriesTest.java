package io.tillstream.till.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.tillstream.events.staff.Operator;
import io.tillstream.till.RunningTill;
import io.tillstream.till.Shop;
import io.tillstream.till.sale.Act;
import io.tillstream.till.sale.CounterView;
import io.tillstream.till.sale.DrawerStep;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Whatever asks for an answer gets a hostile one: the tables and their kitchen, the parcels, the drawer, a phone's pairing. */
class HostileEntriesTest {
    private static final String PIN = "470815";
    private static final String MILK = Shop.MILK.ean13();

    @TempDir
    Path data;

    private static final HostileTexts TEXTS = new HostileTexts();
    private static Windows windows;

    @BeforeAll
    static void open() {
        windows = Windows.open("--ignore-certificate-errors");
    }

    @AfterAll
    static void close() {
        windows.close();
    }

    private RunningTill till(String... settings) throws IOException {
        List<String> lines = new ArrayList<>(Shop.catalogue());
        lines.add(Shop.operator("c7", "Kim", Operator.Role.SUPERVISOR, PIN));
        RunningTill till = RunningTill.start(data, lines, settings);
        till.does(new Act.SignIn("c7", PIN));
        return till;
    }

    private static void looked(Page desk, RunningTill till, String where) {
        desk.navigate(till.address());
        TEXTS.didNothingOn(desk, till.address(), where);
    }

    @Test
    @DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^17]]", disabledReason = "another day's turn")
    void areTextAtTheTablesAndOnTheWayToTheKitchen() throws IOException {
        try (RunningTill till = till("--till.counter-mode=catering", "--till.tables=T1,T2");
                Page desk = TEXTS.watched(windows.desk(till.address()));
                Page phone = TEXTS.watched(windows.phone(till.address()))) {
            for (String text : HostileTexts.ALL) {
                till.does(new Act.ShowTables(), new Act.OpenTable(text));
                looked(desk, till, "a table named " + text);
                assertThat(till.desk().view().phase()).as(text).isEqualTo(CounterView.Phase.AT_TABLES);

                till.does(new Act.Back(), new Act.OpenTable("T1"), new Act.Guests(text));
                till.types(MILK);
                looked(desk, till, "so many guests: " + text);
                till.does(new Act.Back(), new Act.NoteForKitchen(text));
                looked(desk, till, "a note for the kitchen: " + text);
                till.does(new Act.Back(), new Act.SplitBill());
                till.types(text);
                looked(desk, till, "a part of a bill: " + text);
                till.does(new Act.Back(), new Act.Back());
            }
            till.does(new Act.ShowTables(), new Act.OpenTable("T1"));
            looked(desk, till, "a table whose dishes all have notes");
            phone.navigate(till.address());
            TEXTS.didNothingOn(phone, till.address(), "the same on a phone");
            till.does(new Act.SendToKitchen());
            looked(desk, till, "the tables");
        }
    }

    @Test
    @DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^06]]", disabledReason = "another day's turn")
    void areTextWhereParcelsAreTakenInAndHandedOut() throws IOException {
        try (RunningTill till = till("--till.counter-mode=express");
                Page desk = TEXTS.watched(windows.desk(till.address()))) {
            for (String text : HostileTexts.ALL) {
                till.does(new Act.BeginParcels(), new Act.Typed(text));
                looked(desk, till, "looked for " + text);
                till.does(new Act.Back(), new Act.Scanned("]C0" + text));
                looked(desk, till, "a waybill scanned: " + text);
                till.does(new Act.Back(), new Act.ChooseParcel(text));
                looked(desk, till, "a waybill chosen: " + text);
                till.does(new Act.Back(), new Act.Scanned("]C0RR473124829GB"));
                for (String fits : List.of("678", "A3")) {
                    till.does(new Act.Typed(text));
                    looked(desk, till, "instead of " + fits + ": " + text);
                    till.does(new Act.Back(), new Act.Typed(fits));
                }
                till.does(new Act.Typed(text));
                looked(desk, till, "due on delivery: " + text);
                assertThat(till.desk().view().parcels().waiting()).as(text).isEmpty();
                till.does(new Act.Back(), new Act.Back(), new Act.Back(), new Act.Back());
            }
        }
    }

    @Test
    @DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^17]]", disabledReason = "another day's turn")
    void areTextAtTheDrawer() throws IOException {
        try (RunningTill till = till();
                Page desk = TEXTS.watched(windows.desk(till.address()))) {
            for (String text : HostileTexts.ALL) {
                till.does(new Act.OpenDrawerMenu(), new Act.Typed(text));
                looked(desk, till, "a choice: " + text);
                till.does(new Act.Back(), new Act.AtDrawer(DrawerStep.Choice.PAID_OUT), new Act.Typed(text));
                looked(desk, till, "an amount: " + text);
                till.does(new Act.Back(), new Act.Typed("1.00"), new Act.Typed(text));
                looked(desk, till, "a reason: " + text);
                till.clear();
                till.does(new Act.OpenDrawerMenu(), new Act.AtDrawer(DrawerStep.Choice.COUNT), new Act.Typed(text));
                looked(desk, till, "a number of coins: " + text);
                till.clear();
            }
            assertThat(till.desk().view().phase()).isEqualTo(CounterView.Phase.IDLE);
        }
    }

    @Test
    @DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^06]]", disabledReason = "another day's turn")
    void areTextWhereAPhoneIsPaired() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        String door = "https://localhost:" + port;
        try (RunningTill till = till("--till.https.port=" + port, "--till.https.name=localhost");
                Page phone = TEXTS.watched(windows.phone(door))) {
            for (String text : HostileTexts.ALL) {
                phone.navigate(door + "/phone/pair?code=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
                TEXTS.didNothingOn(phone, door, "a code in the address: " + text);
                phone.locator("button").click();
                phone.waitForSelector(".refused");
                TEXTS.didNothingOn(phone, door, "a code that was brought: " + text);
                phone.navigate(door + "/" + URLEncoder.encode(text, StandardCharsets.UTF_8));
                TEXTS.didNothingOn(phone, door, "a page that is nowhere: " + text);
            }
            try (Page desk = TEXTS.watched(windows.desk(till.address() + "/phone"))) {
                TEXTS.didNothingOn(desk, till.address(), "the phones at the till");
            }
        }
    }
}
