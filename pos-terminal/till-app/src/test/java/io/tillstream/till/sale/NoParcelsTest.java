package io.tillstream.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.till.sale.CounterView.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A shop that sells goods has no parcels. */
class NoParcelsTest {
    @RegisterExtension
    final Desk desk = Desk.forEachTest();

    @Test
    void parcelsAreOff() {
        desk.act(new Act.BeginParcels(), new Act.Scanned("]C0SF1234567890"));

        assertThat(desk.view().phase()).isEqualTo(Phase.IDLE);
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.UNKNOWN_ITEM);
    }
}
