package io.tillstream.till.screen;

import io.tillstream.till.RunningTill;
import io.tillstream.till.Shop;
import io.tillstream.till.sale.Act;
import io.tillstream.till.screen.Examination.State;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A restaurant's screens have nothing to blame, by the rules of axe-core. */
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^4]]", disabledReason = "another day's turn")
class CateringAccessibilityTest {
    @TempDir
    static Path data;

    private static RunningTill till;
    private static Examination examination;

    @BeforeAll
    static void start() throws Exception {
        List<String> lines = new ArrayList<>(Shop.catalogue());
        lines.add(Shop.threeForTwo(Shop.MILK));
        till = RunningTill.start(
                data, lines, "--till.counter-mode=catering", "--till.tables=T1,T2,T3,T4,T5,T6,T7,T8,Garden 1,Garden 2");
        examination = Examination.of(till);
        order("T2", "4", "3*" + Shop.MILK.ean13(), Shop.COFFEE.ean13());
        till.does(new Act.SendToKitchen());
        order("Garden 1", "2", Shop.BREAD.ean13());
        till.does(new Act.ShowTables());
    }

    private static void order(String table, String guests, String... goods) {
        till.does(new Act.ShowTables(), new Act.OpenTable(table), new Act.Guests(guests));
        till.types(goods);
    }

    @AfterAll
    static void stop() {
        examination.close();
        till.close();
    }

    static Stream<State> states() {
        return Stream.of(
                new State("catering-tables", at -> {}, ".table-key.is-taken"),
                new State(
                        "catering-table",
                        at -> {
                            at.does(new Act.OpenTable("T2"));
                            at.types(Shop.BREAD.ean13());
                            at.does(new Act.NoteForKitchen("no butter, please"));
                        },
                        ".line-note"),
                new State("catering-moving", at -> at.does(new Act.OpenTable("T2"), new Act.MoveTable()), ".table-key"),
                new State(
                        "catering-splitting",
                        at -> at.does(new Act.OpenTable("T2"), new Act.SplitBill(), new Act.SharePieces(1, 1)),
                        ".return-line.is-chosen"),
                new State(
                        "catering-sharing-equally",
                        at -> {
                            at.does(new Act.OpenTable("T2"), new Act.BeginPayment());
                            at.types("2");
                        },
                        ".taken"));
    }

    @ParameterizedTest
    @MethodSource("states")
    void hasNothingToBlameAnywhere(State state) {
        examination.examine(state, states());

        till.does(new Act.Back(), new Act.TakeBack(""), new Act.Back(), new Act.ShowTables());
    }
}
