package io.tillstream.till.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.till.Shop;
import io.tillstream.till.kept.KeptFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairingTest {
    @TempDir
    Path folder;

    private Pairing at(Clock clock) {
        return new Pairing(new KeptFile(folder.resolve("phones.json")), clock);
    }

    private static Clock noonPlus(Duration later) {
        return Clock.offset(Shop.AT_NOON, later);
    }

    @Test
    void letsInThePhoneThatBringsTheCodeAndNobodyElse() {
        Pairing pairing = at(Shop.AT_NOON);
        String secret = pairing.redeem(pairing.newCode()).orElseThrow();

        assertThat(pairing.isPaired(secret)).isTrue();
        assertThat(pairing.isPaired("")).isFalse();
        assertThat(pairing.isPaired(secret.substring(1))).isFalse();
    }

    @Test
    void takesACodeOnce() {
        Pairing pairing = at(Shop.AT_NOON);
        String code = pairing.newCode();
        pairing.redeem(code);

        assertThat(pairing.redeem(code)).isEmpty();
    }

    @Test
    void forgetsACodeForWhichFiveWrongOnesWereTried() {
        Pairing pairing = at(Shop.AT_NOON);
        String code = pairing.newCode();
        for (int i = 0; i < 5; i++) {
            pairing.redeem("AAAAAAAAAA");
        }

        assertThat(pairing.redeem(code)).isEmpty();
    }

    @Test
    void knowsAPhoneAfterARestartWithoutKeepingItsSecret() throws IOException {
        Pairing pairing = at(Shop.AT_NOON);
        String secret = pairing.redeem(pairing.newCode()).orElseThrow();

        assertThat(at(Shop.AT_NOON).isPaired(secret)).isTrue();
        assertThat(Files.readString(folder.resolve("phones.json"))).doesNotContain(secret);
    }

    @Test
    void letsAPhoneInForAWorkingDay() {
        Pairing pairing = at(Shop.AT_NOON);
        String secret = pairing.redeem(pairing.newCode()).orElseThrow();

        assertThat(at(noonPlus(Duration.ofHours(15))).isPaired(secret)).isTrue();
        assertThat(at(noonPlus(Duration.ofHours(17))).isPaired(secret)).isFalse();
    }

    @Test
    void letsNobodyInAnyMoreWhenTold() {
        Pairing pairing = at(Shop.AT_NOON);
        String secret = pairing.redeem(pairing.newCode()).orElseThrow();
        pairing.forgetAll();

        assertThat(pairing.isPaired(secret)).isFalse();
        assertThat(at(Shop.AT_NOON).isPaired(secret)).isFalse();
    }
}
