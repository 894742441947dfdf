package io.tillstream.simulator.history;

import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The member number and the card of each customer: deterministic, and no two alike. */
public final class MemberNumbers {
    private static final String BASE_32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int CHARACTERS = 16;
    private static final long CARDS = 1_000_000_000_000L;

    private final Map<String, MemberId> members = new TreeMap<>();
    private final Map<String, String> cards = new TreeMap<>();

    public MemberNumbers(KeyedDigits digits, Collection<String> customers) {
        Set<MemberId> takenMembers = new HashSet<>();
        Set<Long> takenCards = new HashSet<>();
        for (String customer : new TreeSet<>(customers)) {
            MemberId member = member(digits.bytes("member", customer));
            if (!takenMembers.add(member)) {
                throw new IllegalStateException("Two customers share the member number " + member + ".");
            }
            members.put(customer, member);
            long card = digits.below(CARDS, "card", customer);
            while (!takenCards.add(card)) {
                card = (card + 1) % CARDS;
            }
            cards.put(customer, cardText(card));
        }
    }

    public MemberId member(String customer) {
        return known(members, customer);
    }

    /** What the code on the customer's card holds. */
    public String card(String customer) {
        return known(cards, customer);
    }

    public boolean knows(String customer) {
        return members.containsKey(customer);
    }

    /** {@code TSM}, 12 digits and their GS1 check digit. */
    static String cardText(long number) {
        String body = String.format(Locale.ROOT, "%012d", number);
        return "TSM" + body + Gtin.checkDigit(body);
    }

    private static MemberId member(byte[] bytes) {
        StringBuilder text = new StringBuilder("m");
        for (int i = 0; i < CHARACTERS; i++) {
            text.append(BASE_32.charAt(bytes[i] & 31));
        }
        return new MemberId(text.toString());
    }

    private static <T> T known(Map<String, T> map, String customer) {
        T found = map.get(customer);
        if (found == null) {
            throw new IllegalArgumentException("Customer " + customer + " is no member.");
        }
        return found;
    }
}
