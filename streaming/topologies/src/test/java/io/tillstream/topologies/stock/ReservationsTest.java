package io.tillstream.topologies.stock;

import static io.tillstream.topologies.Shop.BREAD;
import static io.tillstream.topologies.Shop.MILK;
import static io.tillstream.topologies.Shop.NORTH;
import static io.tillstream.topologies.Shop.SOUTH;
import static io.tillstream.topologies.Shop.milk;
import static io.tillstream.topologies.Shop.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.ledger.Reservation;
import io.tillstream.events.ledger.Reservation.State;
import io.tillstream.events.reservation.ReservationAsked;
import io.tillstream.events.reservation.ReservationDue;
import io.tillstream.events.reservation.ReservationReleased;
import io.tillstream.topologies.Shop;
import io.tillstream.topologies.TestShop;
import io.tillstream.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReservationsTest {
    private static final Instant NOON = Instant.parse("2011-11-08T12:00:00Z");
    private static final Instant LATER = NOON.plus(Duration.ofDays(2));

    private final Shop.Journal journal = new Shop.Journal(Shop.TILL, 1);
    private final Shop.Journal second = new Shop.Journal(new TillId(NORTH, 2), 1);
    private TestShop shop;

    @BeforeEach
    void open(@TempDir Path state) {
        shop = TestShop.running(state, StockLedger::build);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private static ReservationAsked ask(String number, StoreId store, Gtin gtin, long pieces) {
        return new ReservationAsked(number, store, gtin, Quantity.each(pieces), LATER, NOON);
    }

    private static ReservationAsked ask(String number, long pieces) {
        return ask(number, NORTH, MILK, pieces);
    }

    private static Reservation answer(String number, State state, long pieces, long available) {
        return new Reservation(number, NORTH, MILK, state, Quantity.each(pieces), Quantity.each(available), LATER);
    }

    private List<Reservation> answers() {
        return shop.read(Topics.RESERVATION).stream().map(entry -> entry.value).toList();
    }

    @Test
    void grantsWhatIsThereAndRefusesTheRestWithWhatIsLeft() {
        shop.move(received("s1-1", NORTH, MILK, 3));
        shop.reserve(ask("web-1", 2), ask("web-2", 2), ask("web-3", 1));

        assertThat(answers())
                .containsExactly(
                        answer("web-1", State.GRANTED, 2, 1),
                        answer("web-2", State.REFUSED, 0, 1),
                        answer("web-3", State.GRANTED, 1, 0));
    }

    /** Row F17: two tills sell the last piece, and many shoppers want it at once. */
    @Test
    void bothSalesOfTheLastPieceStandAndOfRacingReservationsOneWins() {
        shop.move(received("s1-1", NORTH, MILK, 1), received("s1-2", NORTH, BREAD, 1));
        shop.accept(journal.sale("2011-11-08T10:00:00Z", milk(1)), second.sale("2011-11-08T10:00:00Z", milk(1)));
        shop.reserve(IntStream.range(0, 20)
                .mapToObj(shopper -> ask("web-" + shopper, NORTH, BREAD, 1))
                .toArray(ReservationAsked[]::new));
        shop.reserve(ask("web-99", 1));

        assertThat(shop.latest(Topics.STOCK_ON_HAND, "s1|" + MILK).onHand()).isEqualTo(Quantity.each(-1));
        List<Reservation> answers = answers();
        assertThat(answers)
                .filteredOn(answer -> answer.state() == State.GRANTED)
                .hasSize(1);
        assertThat(answers).last().isEqualTo(answer("web-99", State.REFUSED, 0, -1));
    }

    @Test
    void givesTheSameAnswerToTheSameQuestion() {
        shop.move(received("s1-1", NORTH, MILK, 2));
        shop.reserve(ask("web-1", 2), ask("web-2", 1), ask("web-1", 2));
        shop.move(received("s1-2", NORTH, MILK, 5));
        shop.reserve(ask("web-2", 1));

        assertThat(answers())
                .containsExactly(
                        answer("web-1", State.GRANTED, 2, 0),
                        answer("web-2", State.REFUSED, 0, 0),
                        answer("web-1", State.GRANTED, 2, 0),
                        answer("web-2", State.REFUSED, 0, 5));
    }

    @Test
    void aSaleThatNamesItTakesGoodsAndReservationTogether() {
        shop.move(received("s1-1", NORTH, MILK, 3));
        shop.reserve(ask("web-1", 2));
        shop.accept(journal.append(Shop.receipt(
                journal.next(),
                "2011-11-08T13:00:00Z",
                null,
                List.of(Shop.collected(1, milk(2), "web-1")),
                List.of(Shop.cash("2.40")))));
        shop.reserve(ask("web-2", 1));

        assertThat(answers())
                .containsExactly(
                        answer("web-1", State.GRANTED, 2, 1),
                        answer("web-1", State.COLLECTED, 0, 1),
                        answer("web-2", State.GRANTED, 1, 0));
    }

    @Test
    void givesFreeWhatIsReleasedAndWhatHasLapsed() {
        shop.move(received("s1-1", NORTH, MILK, 2));
        shop.reserve(ask("web-1", 2), new ReservationReleased("web-1", NORTH, MILK, NOON), ask("web-2", 2));
        shop.reserve(
                new ReservationAsked("web-3", NORTH, MILK, Quantity.each(2), LATER.plus(Duration.ofDays(2)), LATER));

        assertThat(answers())
                .extracting(Reservation::reservation, Reservation::state)
                .containsExactly(
                        tuple("web-1", State.GRANTED),
                        tuple("web-1", State.RELEASED),
                        tuple("web-2", State.GRANTED),
                        tuple("web-2", State.LAPSED),
                        tuple("web-3", State.GRANTED));
    }

    /** Nobody asks for the item, and everybody who looks must see that it is free again. */
    @Test
    void whatIsDueIsFreeWithoutAnotherQuestion() {
        shop.move(received("s1-1", NORTH, MILK, 5));
        ReservationAsked longer =
                new ReservationAsked("web-2", NORTH, MILK, Quantity.each(1), LATER.plus(Duration.ofHours(1)), NOON);
        shop.reserve(ask("web-1", 2), longer, new ReservationDue("web-1", NORTH, MILK, LATER.minusMillis(1)));
        assertThat(answers()).extracting(Reservation::state).containsExactly(State.GRANTED, State.GRANTED);

        shop.reserve(
                new ReservationDue("web-1", NORTH, MILK, LATER),
                new ReservationDue("web-1", NORTH, MILK, LATER),
                new ReservationDue("web-9", NORTH, MILK, LATER));

        assertThat(answers()).containsExactly(answer("web-1", State.LAPSED, 0, 4));
    }

    @Test
    void whatWasCollectedBeforeItWasDueStaysCollected() {
        shop.move(received("s1-1", NORTH, MILK, 3));
        shop.reserve(ask("web-1", 2));
        shop.accept(journal.append(Shop.receipt(
                journal.next(),
                "2011-11-08T13:00:00Z",
                null,
                List.of(Shop.collected(1, milk(2), "web-1")),
                List.of(Shop.cash("2.40")))));
        shop.reserve(new ReservationDue("web-1", NORTH, MILK, LATER), ask("web-1", 2));

        assertThat(answers())
                .extracting(Reservation::state)
                .containsExactly(State.GRANTED, State.COLLECTED, State.COLLECTED);
    }

    @Test
    void aReadingCountsWhatHasLapsedByThenAndChangesNothing() {
        PutAside shelf = PutAside.NOTHING.asking(ask("web-1", 2), Quantity.each(3));

        assertThat(shelf.lapsing(LATER.minusMillis(1)).available(Quantity.each(3)))
                .isEqualTo(Quantity.each(1));
        assertThat(shelf.lapsing(LATER).available(Quantity.each(3))).isEqualTo(Quantity.each(3));
        assertThat(shelf.available(Quantity.each(3))).isEqualTo(Quantity.each(1));
    }

    @Test
    void aReleaseThatOvertookItsQuestionHoldsNothing() {
        shop.move(received("s1-1", NORTH, MILK, 2));
        shop.reserve(new ReservationReleased("web-1", NORTH, MILK, NOON), ask("web-1", 2), ask("web-2", 2));

        assertThat(answers()).extracting(Reservation::state).containsExactly(State.RELEASED, State.GRANTED);
    }

    @Test
    void grantsNothingOfAnItemThatIsCountedOtherwiseOrUnknown() {
        shop.move(received("s1-1", NORTH, MILK, 500));
        shop.reserve(
                new ReservationAsked("web-1", NORTH, MILK, Quantity.grams(2), LATER, NOON),
                ask("web-2", SOUTH, BREAD, 1));

        assertThat(answers()).extracting(Reservation::state).containsExactly(State.REFUSED, State.REFUSED);
        assertThat(shop.read(Topics.DEAD_LETTER)).isEmpty();
    }

    @Test
    void refusesRequestsUnderAnotherStoresKeyAndTombstones() {
        shop.sendBytes(Topics.RESERVATION_REQUEST, "s2", CanonicalJson.encode(ask("web-1", 2)));
        shop.bury(Topics.RESERVATION_REQUEST, "s1");

        assertThat(shop.read(Topics.RESERVATION)).isEmpty();
        assertThat(shop.read(Topics.DEAD_LETTER)).hasSize(2);
    }
}
