package io.tillstream.till.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.till.sale.NotGiven;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotGivenWriterTest {
    private static NotGiven of(String name, NotGiven.Why why) {
        return new NotGiven(new LocalText(name, name + "券", name + "券"), why);
    }

    @Test
    void saysNothingWhereEverythingIsGiven() {
        assertThat(NotGivenWriter.write(List.of(), Language.EN)).isEmpty();
    }

    @Test
    void namesAllThatOneReasonKeepsInTheLanguageOfTheScreen() {
        List<NotGiven> promotions = List.of(
                of("Bag", NotGiven.Why.USED_UP), of("Tea", NotGiven.Why.ASKED), of("Mug", NotGiven.Why.USED_UP));

        assertThat(NotGivenWriter.write(promotions, Language.EN))
                .contains(new TillScreen.MissRow("not-given.used-up", "", "Bag, Mug", ""));
        assertThat(NotGivenWriter.write(promotions, Language.ZH_TW))
                .contains(new TillScreen.MissRow("not-given.used-up", "", "Bag券, Mug券", ""));
    }

    @Test
    void tellsOutOfReachApart() {
        assertThat(NotGivenWriter.write(List.of(of("Bag", NotGiven.Why.OUT_OF_REACH)), Language.EN))
                .contains(new TillScreen.MissRow("not-given.out-of-reach", "", "Bag", ""));
    }
}
