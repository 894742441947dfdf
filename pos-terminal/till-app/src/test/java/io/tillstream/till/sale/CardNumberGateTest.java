package io.tillstream.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.till.Shop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The number is one the card networks publish for tests; it belongs to nobody. */
class CardNumberGateTest {
    private static final String PAN = "4111111111111111";
    private static final Act COFFEE = new Act.Scanned("]E0" + Shop.COFFEE.ean13());

    @RegisterExtension
    final Desk desk = Desk.forEachTest();

    @Test
    void letsNoCardNumberThroughAnyFieldOfAnyStep() throws IOException {
        refusesEverywhere();
        desk.act(COFFEE);
        refusesEverywhere();
        desk.act(new Act.BeginPayment());
        refusesEverywhere();
        desk.act(new Act.PayCash(null));
        desk.act(new Act.BeginReturn());
        refusesEverywhere();

        assertThat(everythingOnDisk()).doesNotContain(PAN);
    }

    private void refusesEverywhere() {
        for (Act act : List.of(
                new Act.Typed(PAN),
                new Act.Typed("4111 1111 1111 1111"),
                new Act.Scanned("]C0" + PAN),
                new Act.PayTyped(PAN),
                new Act.AwaitGiftCard(PAN),
                new Act.PayPoints(PAN),
                new Act.PayByCard(PAN),
                new Act.ShowCode(PAN),
                new Act.TakeArrival(PAN),
                new Act.TakeBack(PAN),
                new Act.VoidTyped(PAN),
                new Act.BeginChange(PAN),
                new Act.ChangeHow(Stage.Changing.How.Kind.PERCENT, PAN),
                new Act.ChangeFor(PAN),
                new Act.Resume(PAN))) {
            desk.act(act);
            assertThat(desk.notice()).as("%s", act).isEqualTo(Notice.of(Notice.Kind.CARD_NUMBER));
            desk.act(new Act.Back());
        }
    }

    private String everythingOnDisk() throws IOException {
        StringBuilder everything = new StringBuilder();
        try (Stream<Path> files = Files.walk(desk.data())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                everything.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return everything.toString();
    }

    @Test
    void takesAnItemNumberThatLooksLikeACardForWhatItIs() {
        // One EAN-13 in ten passes Luhn; a number that has parsed as its type is exempt.
        desk.act(COFFEE);

        assertThat(desk.sale().notice()).isNull();
    }
}
