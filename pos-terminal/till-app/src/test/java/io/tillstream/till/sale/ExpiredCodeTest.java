package io.tillstream.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.till.Shop;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Codes that say until when their piece may be sold; today is 2011-11-09. */
class ExpiredCodeTest {
    @TempDir
    Path data;

    private Desk till;

    @BeforeEach
    void open() {
        till = Desk.open(data);
    }

    @AfterEach
    void close() {
        till.close();
    }

    private static Act milkUntil(String yymmdd) {
        return new Act.Scanned("]d201" + Shop.MILK.value() + "17" + yymmdd);
    }

    @Test
    void sellsAPieceOnItsLastDay() {
        till.act(milkUntil("111109"));

        assertThat(till.sale().basket().lines()).hasSize(1);
    }

    @Test
    void leavesTheBasketAsItWasAfterThatDayAndNamesIt() {
        till.act(milkUntil("111110"), milkUntil("111108"));

        assertThat(till.sale().basket().lines()).hasSize(1);
        assertThat(till.notice()).isEqualTo(Notice.of(Notice.Kind.PAST_ITS_DATE, "2011-11-08"));
    }
}
