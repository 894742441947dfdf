package io.tillstream.till.screen;

import io.tillstream.checkout.basket.LineWords;
import io.tillstream.events.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the cashier sees at one moment, ready to be written down: amounts as text, messages as keys.
 *
 * @param newest number of the newest change it shows
 * @param till the till's name
 * @param store the store's name, or the till's while it is not known
 * @param operator short name of whoever is signed in, else the staff code that stands in
 * @param signedIn whether somebody is
 * @param door who is asked to say who they are; absent while nobody is
 * @param language of the screen
 * @param line the line to head office
 * @param phase {@code IDLE}, {@code SCANNING}, {@code PAYING}, {@code RETURNING},
 *     {@code TAKING_UP}, {@code ASKING_AGE}, {@code ASKING_QUANTITY} or {@code CHANGING_PRICE}
 * @param ready whether anything can be sold
 * @param items how many items the till knows
 * @param lines the basket
 * @param pieces pieces in it
 * @param nextQuantity how often the next item counts
 * @param member the member, if known
 * @param offer the offer, if one is shown
 * @param shortage what to say where the shelf of the last line is empty, or absent
 * @param total to pay
 * @param saved what discounts save, or absent
 * @param nearMiss promotions that this till cannot give, or the one that is nearest to giving more; absent without one, or
 *     beside an offer
 * @param payment what is due, while paying
 * @param notice a message in three lines, or absent
 * @param printer what to do about the printer or the drawer, or absent
 * @param finished the sale before, while no other has begun
 * @param returning the return that is being made up, or absent
 * @param exchange goods that come back in this sale, or absent
 * @param age the question after the customer's age, or absent
 * @param quantity the question whether it is really so much, or absent
 * @param drawer what is done at the drawer, or absent
 * @param express whether this counter has parcels
 * @param parcels the parcel counter, or absent
 * @param ordersWaiting members' orders that wait for this store
 * @param orders members' orders, or absent
 * @param load a gift card that is being sold, or absent
 * @param change a price that is being changed, or absent
 * @param suspended baskets that are put aside, oldest first
 * @param catering tables and the kitchen; absent in a shop
 * @param goodScans counts the good sound
 * @param badScans counts the other sound
 * @param practising whether nothing of it is money
 */
public record TillScreen(
        long newest,
        String till,
        String store,
        String operator,
        boolean signedIn,
        @Nullable DoorPanel door,
        Language language,
        Line line,
        String phase,
        boolean ready,
        int items,
        List<BasketRow> lines,
        long pieces,
        long nextQuantity,
        @Nullable MemberRow member,
        @Nullable OfferCard offer,
        @Nullable ShortagePanel shortage,
        String total,
        @Nullable String saved,
        @Nullable MissRow nearMiss,
        @Nullable PaymentPanel payment,
        @Nullable NoticeCard notice,
        @Nullable PrinterCard printer,
        @Nullable Finished finished,
        @Nullable ReturnPanel returning,
        @Nullable ExchangeRow exchange,
        @Nullable AgePrompt age,
        @Nullable QuantityPrompt quantity,
        @Nullable DrawerPanel drawer,
        boolean express,
        @Nullable ParcelPanel parcels,
        int ordersWaiting,
        @Nullable OrderPanel orders,
        @Nullable LoadPrompt load,
        @Nullable ChangePrompt change,
        List<SuspendedRow> suspended,
        @Nullable CateringPanel catering,
        long goodScans,
        long badScans,
        boolean practising) {
    /** Whether the till waits for an answer; everything else steps back meanwhile. */
    public boolean isAsking() {
        return age != null || quantity != null || load != null || change != null;
    }

    /**
     * Somebody is asked to say who they are, or to allow something.
     *
     * @param title key of what it is about
     * @param hint key of what to do
     * @param chosen short name of whoever's PIN is asked for; absent while nobody is chosen
     * @param people who may be chosen
     * @param secret whether what is typed must not be seen
     */
    public record DoorPanel(
            String title, String hint, @Nullable String chosen, List<PersonKey> people, boolean secret) {}

    /**
     * Somebody on a key.
     *
     * @param code staff code
     * @param name short name
     * @param role key of their role
     */
    public record PersonKey(String code, String name, String role) {}

    /**
     * The line to head office, in words and numbers.
     *
     * @param online whether it is up
     * @param waiting own records not sent
     * @param oldest age of the oldest of them, or absent
     * @param history imported records not sent
     * @param trouble what head office said, or absent
     */
    public record Line(
            boolean online,
            long waiting,
            @Nullable Age oldest,
            long history,
            @Nullable String trouble) {}

    /**
     * Something to do about the printer or the drawer.
     *
     * @param key of what to do
     * @param more key of what it means for the sale
     * @param picture name of the drawing beside it
     */
    public record PrinterCard(String key, String more, String picture) {}

    /**
     * A line of the basket.
     *
     * @param said what is sold, for how much and what came off
     * @param code the item's number
     * @param voided whether it was taken out again
     * @param card the end of the number of the gift card it loads; absent for goods
     * @param stock what the books say is on the shelf, or absent
     * @param stockLow whether that is less than what is in the basket and two more
     * @param stockNone whether by the books there is none at all
     * @param stockAge how old that is
     * @param reason key of why a person or a rule of the store changed its price, or absent
     * @param kitchen what the kitchen knows of it; absent in a shop
     * @param fixed whether it is sold as an order promised, so that it cannot be taken out
     */
    public record BasketRow(
            LineWords said,
            String code,
            boolean voided,
            @Nullable String card,
            @Nullable String stock,
            boolean stockLow,
            boolean stockNone,
            Age stockAge,
            @Nullable String reason,
            @Nullable KitchenRow kitchen,
            boolean fixed) {}

    /**
     * What the kitchen knows of a line.
     *
     * @param key of a sentence on it
     * @param amount fills its gap
     * @param note what is different about it, or absent
     */
    public record KitchenRow(
            String key, String amount, @Nullable String note) {}

    /**
     * By the books the shelf is empty.
     *
     * @param line the item's in the basket
     * @param item its name
     * @param substitute what stands in for it here, or absent
     * @param elsewhere a sentence on the nearest store that has it
     * @param age how old that is, or absent
     */
    public record ShortagePanel(
            int line,
            String item,
            Tiles.@Nullable Tile substitute,
            Sentence elsewhere,
            @Nullable Age age) {}

    /**
     * A sentence with gaps.
     *
     * @param key of its text
     * @param gaps what fills them, in order
     */
    public record Sentence(String key, List<String> gaps) {
        public Sentence {
            gaps = List.copyOf(gaps);
        }
    }

    /**
     * What is missing for a promotion.
     *
     * @param key of its sentence
     * @param missing how much
     * @param promotion its name
     * @param item the one item it is about; empty where it is about several
     */
    public record MissRow(String key, String missing, String promotion, String item) {}

    /**
     * The member: points only, since no name is known at a till.
     *
     * @param points balance, or absent where unknown
     * @param earning what this basket earns
     * @param personalised whether personal offers are wanted
     */
    public record MemberRow(@Nullable Long points, long earning, boolean personalised) {}

    /**
     * The offer on the screen.
     *
     * @param item what on
     * @param percentOff how much off
     * @param price what it costs then
     * @param before what it costs otherwise
     * @param reason why this member sees it
     */
    public record OfferCard(String item, int percentOff, String price, String before, String reason) {}

    /**
     * A message in three lines.
     *
     * @param key the first part of its message keys
     * @param first fills the first gap
     * @param second fills the second gap
     */
    public record NoticeCard(String key, String first, String second) {}

    /**
     * A payment.
     *
     * @param due what is still due in cash, rounded to coins
     * @param exact what is still due by anything else; absent where it is the same
     * @param toGive what the customer gets back instead, in an exchange; absent otherwise
     * @param suggestions amounts a customer might hand over
     * @param taken what was taken so far
     * @param awaitsCard whether a gift card is to be scanned
     * @param cardAmount what that card is to pay; absent for as much as it can
     * @param waiting the card or wallet that is being charged, if one is
     * @param arrivals what was paid by the codes on the wall; empty until somebody has looked
     * @param reversals payments that are being given back in the background
     * @param share the part of the guest who pays next, where a table shares equally; absent otherwise
     */
    public record PaymentPanel(
            String due,
            @Nullable String exact,
            @Nullable String toGive,
            List<Suggestion> suggestions,
            List<TakenRow> taken,
            boolean awaitsCard,
            @Nullable String cardAmount,
            @Nullable WaitPanel waiting,
            List<ArrivalRow> arrivals,
            long reversals,
            @Nullable ShareRow share) {}

    /**
     * A guest's part of a bill that is shared equally.
     *
     * @param guest whose, 1 for the first
     * @param guests of how many
     * @param amount how much, as shown
     * @param minor how much, in minor units
     * @param number how much, as it would be typed
     */
    public record ShareRow(int guest, long guests, String amount, long minor, String number) {}

    /**
     * A card or wallet that is being charged.
     *
     * @param key of what is waited for
     * @param amount how much
     * @param seconds since it was begun
     * @param code the code for the customer to scan, while one is shown
     */
    public record WaitPanel(
            String key,
            String amount,
            long seconds,
            @Nullable QrDrawing code) {}

    /**
     * A QR code as a drawing.
     *
     * @param viewBox of the drawing
     * @param path its dark squares
     */
    public record QrDrawing(String viewBox, String path) {}

    /**
     * A payment by a code on the wall.
     *
     * @param number its place, for taking it
     * @param id the wallet's number
     * @param key of the wallet's name
     * @param amount as the customer typed it
     * @param place where the code hangs
     * @param age since when
     */
    public record ArrivalRow(int number, String id, String key, String amount, String place, Age age) {}

    /**
     * A part of a payment.
     *
     * @param number its place, for taking it back
     * @param key of its kind, {@code tender.gift-card}
     * @param detail the end of a card's number, how many points, or nothing
     * @param amount how much
     */
    public record TakenRow(int number, String key, String detail, String amount) {}

    /**
     * An amount on a key.
     *
     * @param text as shown
     * @param minor in minor units
     */
    public record Suggestion(String text, long minor) {}

    /**
     * The sale before.
     *
     * @param number its receipt number
     * @param title key of what it was: paid, or given back
     * @param total how much
     * @param change what went back of what was handed over, or absent
     * @param cashBack what the customer gets in cash for goods that came back, or absent
     * @param paper key of what became of the receipt
     * @param receipt the receipt's text, line by line
     */
    public record Finished(
            String number,
            String title,
            String total,
            @Nullable String change,
            @Nullable String cashBack,
            String paper,
            List<String> receipt) {}

    /**
     * Goods that come back in this sale.
     *
     * @param receipt the receipt's number
     * @param amount what they pay
     */
    public record ExchangeRow(String receipt, String amount) {}

    /**
     * Is the customer old enough?
     *
     * @param item for what
     * @param minimumAge in years
     * @param bornOnOrBefore the latest date of birth that is
     */
    public record AgePrompt(String item, int minimumAge, String bornOnOrBefore) {}

    /**
     * Is it really so much?
     *
     * @param item of what
     * @param pieces how many; 0 where it is weighed
     * @param worth what they cost
     */
    public record QuantityPrompt(String item, long pieces, String worth) {}

    /**
     * Something at the drawer.
     *
     * @param title key of what
     * @param hint what to do now
     * @param choices what may be chosen
     * @param rows what is counted; empty unless it is
     * @param cash the cash counted so far; absent unless it is
     * @param paper lines of a report that was printed
     */
    public record DrawerPanel(
            String title,
            Hint hint,
            List<ChoiceKey> choices,
            List<CountRow> rows,
            @Nullable String cash,
            List<String> paper) {
        DrawerPanel with(List<ChoiceKey> newChoices) {
            return new DrawerPanel(title, hint, newChoices, rows, cash, paper);
        }

        DrawerPanel reading(List<String> newPaper) {
            return new DrawerPanel(title, hint, choices, rows, cash, newPaper);
        }
    }

    /**
     * Something to choose.
     *
     * @param number the digit that stands for it
     * @param code for machines
     * @param key of its text; empty where the text is given
     * @param text its text, or absent
     */
    public record ChoiceKey(
            int number, String code, String key, @Nullable String text) {}

    /**
     * A row of a count.
     *
     * @param number its place, 0 for the first
     * @param value of the coin or note; absent for other kinds of money
     * @param key of the kind of money; empty for coins and notes
     * @param entered what was entered; empty before
     * @param current whether it is asked for
     */
    public record CountRow(int number, @Nullable String value, String key, String entered, boolean current) {}

    /**
     * A gift card that is being sold.
     *
     * @param item what it is called
     * @param amount how much goes onto it; absent until it is typed
     */
    public record LoadPrompt(String item, @Nullable String amount) {}

    /**
     * A price that is being changed.
     *
     * @param item of what; absent for the whole basket
     * @param price what it costs now, per piece or kilogram
     * @param said by how much, once it is said
     * @param reasons why it may be changed
     */
    public record ChangePrompt(
            @Nullable String item, String price, @Nullable Effect said, List<ReasonKey> reasons) {}

    /**
     * A reason on a key.
     *
     * @param number the digit that stands for it
     * @param code as recorded
     * @param key of its text
     */
    public record ReasonKey(int number, String code, String key) {}

    /**
     * A basket that is put aside.
     *
     * @param number its place, for taking it up
     * @param id the number on its slip
     * @param age since when
     * @param day its trading day, where that is not today; absent otherwise
     * @param pieces how many pieces are in it
     * @param worth what it would have cost then
     */
    public record SuspendedRow(
            int number, String id, Age age, @Nullable String day, long pieces, String worth) {}

    /**
     * A return that is being made up.
     *
     * @param receipt the receipt's number; absent while it is still to be scanned
     * @param hints sentences on how far it has come and what holds it up
     * @param search whether the receipt is being looked up
     * @param lines what was sold by it; empty while that is not known
     * @param preview what confirming would do, one row per effect; empty while it would do nothing
     */
    public record ReturnPanel(
            @Nullable String receipt, List<Hint> hints, Search search, List<ReturnRow> lines, List<Effect> preview) {}

    /** Whether head office is asked for a receipt. */
    public enum Search {
        NONE,
        RUNS,
        MAY_BE_REPEATED
    }

    /**
     * A sentence.
     *
     * @param key of its text
     * @param first fills the first gap
     * @param second fills the second gap
     */
    public record Hint(String key, String first, String second) {
        static Hint of(String key) {
            return new Hint(key, "", "");
        }

        static Hint of(String key, String first) {
            return new Hint(key, first, "");
        }

        static Hint of(String key, String first, String second) {
            return new Hint(key, first, second);
        }
    }

    /**
     * A line of the receipt.
     *
     * @param number its number
     * @param name the item's
     * @param sold how much was sold
     * @param left how much can still come back, as a number
     * @param chosen how much comes back now, as a number
     * @param step what one press adds: a piece, or all of weighed goods
     * @param text how much comes back now, as shown
     * @param touched whether it was the one chosen last
     */
    public record ReturnRow(
            int number, String name, String sold, long left, long chosen, long step, String text, boolean touched) {}

    /**
     * One thing a return does.
     *
     * @param key of its name, {@code return.total}
     * @param amount how much
     */
    public record Effect(String key, String amount) {}
}
