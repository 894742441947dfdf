package io.tillstream.events.assortment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.events.assortment.ExpiryRules.MarkDown;
import org.junit.jupiter.api.Test;

class ExpiryRulesTest {
    @Test
    void markDownFromADayOnAndNeverBefore() {
        MarkDown half = new MarkDown(1, 50);

        assertThat(half.percentOff(2)).isZero();
        assertThat(half.percentOff(1)).isEqualTo(50);
        assertThat(half.percentOff(0)).isEqualTo(50);
        assertThat(MarkDown.NEVER.percentOff(0)).isZero();
    }

    @Test
    void refuseWhatNoGoodsCanKeep() {
        assertThatThrownBy(() -> new ExpiryRules(null, null, null)).hasMessageContaining("say nothing");
        assertThatThrownBy(() -> new ExpiryRules(0, null, null)).hasMessageContaining("1 to 3650");
        assertThatThrownBy(() -> new ExpiryRules(5, 6, null)).hasMessageContaining("has to keep for 6 days");
        assertThatThrownBy(() -> new MarkDown(1, 100)).hasMessageContaining("0 to 99 percent");
        assertThatThrownBy(() -> new MarkDown(366, 10)).hasMessageContaining("0 to 365 days");
    }
}
