package io.tillstream.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NextQuantityTest {
    @RegisterExtension
    private final Desk desk = Desk.forEachTest();

    @Test
    void countsOnlyTheItemItWasTypedWith() {
        desk.act(new Act.Typed("3*7"));
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.UNKNOWN_ITEM);

        assertThat(desk.sale().nextQuantity()).isEqualTo(1);
    }

    @Test
    void isTakenBackByGoingBack() {
        desk.act(new Act.Typed("3*"));
        assertThat(desk.sale().nextQuantity()).isEqualTo(3);

        desk.act(new Act.Back());

        assertThat(desk.sale().nextQuantity()).isEqualTo(1);
    }
}
