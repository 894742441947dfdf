package io.tillstream.checkout.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.receipt.ReceiptDocument.Alignment;
import io.tillstream.checkout.receipt.ReceiptDocument.Cut;
import io.tillstream.checkout.receipt.ReceiptDocument.OpenDrawer;
import io.tillstream.checkout.receipt.ReceiptDocument.Part;
import io.tillstream.checkout.receipt.ReceiptDocument.QrCode;
import io.tillstream.checkout.receipt.ReceiptDocument.Text;
import io.tillstream.events.Language;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiptDocumentTest {
    private static final Text COPY = new Text("COPY", Alignment.CENTRE, Emphasis.HUGE);
    private static final Text MILK = new Text("Milk", Alignment.LEFT, Emphasis.NORMAL);

    private static ReceiptDocument document(Part... parts) {
        return new ReceiptDocument(Language.EN, List.of(parts));
    }

    @Test
    void saysOfACopyAtBothEndsThatItIsOneAndOpensNoDrawer() {
        ReceiptDocument copy = document(new OpenDrawer(), MILK, new Cut()).asCopy();

        assertThat(copy).isEqualTo(document(COPY, MILK, COPY, new Cut()));
    }

    @Test
    void saysItOfADocumentThatIsNotCutToo() {
        assertThat(document(MILK).asCopy()).isEqualTo(document(COPY, MILK, COPY));
        assertThat(document().asCopy()).isEqualTo(document(COPY, COPY));
    }

    @Test
    void marksACopyOnceOnly() {
        ReceiptDocument copy = document(MILK, new Cut()).asCopy();

        assertThat(copy.asCopy()).isEqualTo(copy);
    }

    @Test
    void speaksTheLanguageOfTheReceipt() {
        assertThat(new ReceiptDocument(Language.ZH_TW, List.of(MILK)).asCopy().parts())
                .startsWith(new Text("副本", Alignment.CENTRE, Emphasis.HUGE));
    }

    @Test
    void saysOfPracticeOnEveryPieceThatItIsNoneOfMoneyAndCanBeUsedForNothing() {
        Text mark = new Text("TRAINING", Alignment.CENTRE, Emphasis.HUGE);
        Text meaning = new Text("Practice only, nothing was sold.", Alignment.CENTRE, Emphasis.BOLD);

        ReceiptDocument practised = document(
                        new OpenDrawer(), MILK, new QrCode("TSR:s1-t1/1/2"), new Cut(), MILK, new Cut())
                .asPractice();

        assertThat(practised)
                .isEqualTo(document(
                        mark, meaning, MILK, meaning, mark, new Cut(), mark, meaning, MILK, meaning, mark, new Cut()));
    }

    @Test
    void nothingComesOutOfPracticeWhereTheDrawerWouldOnlyHaveOpened() {
        assertThat(document(new OpenDrawer()).asPractice()).isEqualTo(document());
    }

    @Test
    void standsOnAPieceOfPaperOfItsOwn() {
        assertThat(document(MILK, new Cut()).behindACut()).isEqualTo(document(new Cut(), MILK, new Cut()));
    }
}
