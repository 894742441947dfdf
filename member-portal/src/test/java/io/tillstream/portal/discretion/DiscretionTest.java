package io.tillstream.portal.discretion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscretionTest {
    @ParameterizedTest
    @CsvSource({
        "Call 0912-345-678 after six, Call ••• after six",
        "电话13812345678谢谢, 电话•••谢谢",
        "My card 4111 1111 1111 1111 was charged twice, My card ••• was charged twice",
        "卡号４１１１１１１１１１１１１１１１, 卡号•••",
        "4111-1111-1111-1111, •••",
        "+44 (0)20 7946 0958 please, ••• please",
        "Write to ann.other+shop@mail.example.org today, Write to ••• today",
        "信箱anne@example.tw 或打給我, 信箱••• 或打給我",
        "TSM6818594733396, TSM•••",
        "4111.1111.1111.1111, •••"
    })
    void coversNumbersAndAddresses(String written, String kept) {
        assertThat(Discretion.covered(written)).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Receipt s1-t1/1/42 of 2026-05-30 over 1,299.00",
                "on 30/05/2026 I waited 25 minutes",
                "三样东西排了二十五分钟",
                "<script>alert(1)</script>",
                "@home, 100 %, no. 123456",
                ""
            })
    void leavesEverythingElse(String written) {
        assertThat(Discretion.covered(written)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 ", "a@", "1.", "@.", "(+", "a"})
    void takesNoLongTimeOverAnything(String piece) {
        assertThat(Discretion.covered(piece.repeat(20_000))).isNotNull();
    }
}
