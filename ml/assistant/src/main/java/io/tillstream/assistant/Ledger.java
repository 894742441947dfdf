package io.tillstream.assistant;

import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.MemberId;
import io.tillstream.events.Source;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.decision.OfferDecision;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.member.PointsAccount;
import io.tillstream.events.member.PointsEntry;
import io.tillstream.events.sale.Sale;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The books, as far as a member may look into them. Whatever belongs to a member is asked for in that member's name, and of
 * another member's there is nothing. Nothing here changes anything.
 */
public interface Ledger {
    /** Names of items and stores. */
    Catalogue catalogue();

    /** The business date. */
    LocalDate today();

    /** The sum of the member's entries; nothing where there is none. */
    Optional<Balance> balance(MemberId member);

    /**
     * A sum.
     *
     * @param points the sum
     * @param entries of how many entries
     */
    record Balance(long points, long entries) {}

    /** What the member's points come to by day; nothing where nobody has worked it out. */
    Optional<PointsAccount> account(MemberId member);

    /** What people call a tier; its id where nobody has said. */
    LocalText tierName(String tier);

    /** Entries of one of the member's receipts, or without a receipt the latest of any kind. */
    List<Earned> entries(MemberId member, @Nullable Source sale, int most);

    /**
     * An entry of the points ledger.
     *
     * @param sale the receipt; absent where no sale made it
     * @param line its line, or 0
     * @param rule under which rule
     * @param kind what happened
     * @param points how many, signed
     */
    record Earned(@Nullable Source sale, int line, String rule, PointsEntry.Kind kind, long points) {}

    /** One of the member's receipts. */
    Optional<Sale> receipt(MemberId member, Source sale);

    /** The member's receipts, newest first, of one day where one is named. */
    List<Sale> receipts(MemberId member, @Nullable LocalDate date, int most);

    /** Offers the member may see now. */
    List<Offer> offers(MemberId member);

    /**
     * An offer.
     *
     * @param decision what is offered
     * @param campaign the name of its campaign
     */
    record Offer(OfferDecision decision, LocalText campaign) {}

    /** What the books say is on the shelves, store by store. */
    List<StockOnHand> stock(Gtin item);

    /** What an item costs in stores without a price of their own; nothing where it has none. */
    Optional<Price> price(Gtin item);

    /** Whether the item is sold by weight. */
    boolean isWeighed(Gtin item);

    /** Items somebody may be looking for, by any word for them, the likeliest first. */
    List<Gtin> search(String text, int most);

    List<Store> stores();
}
