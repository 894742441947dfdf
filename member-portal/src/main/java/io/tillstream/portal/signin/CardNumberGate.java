package io.tillstream.portal.signin;

import io.tillstream.encoding.PaymentCards;
import io.tillstream.events.Gtin;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps payment card numbers out of every field and address of the portal, by the rule of the till ({@link PaymentCards}): they are
 * typed on the payment provider's page, and nowhere else. What has parsed as something else is exempt, for one item number in ten
 * passes the test of a card number.
 */
final class CardNumberGate extends OncePerRequestFilter {
    /** Says on the error's page why. */
    static final String REFUSED = "cardNumberTyped";

    private static final Logger LOG = LoggerFactory.getLogger(CardNumberGate.class);

    /** Made by chance and never typed. */
    private static final Set<String> TOKENS = Set.of("_csrf");

    private static final String PHONE = "phone";

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern ITEM = Pattern.compile("\\d{14}");
    /** In the field for it; no network has issued cards of so few digits for decades. */
    private static final Pattern TELEPHONE = Pattern.compile("\\+?(?:[ ()./-]*\\d){7,13}[ ()./-]*");

    /** What people put between groups of digits, and a text of several lines between them. */
    private static final Pattern BETWEEN = Pattern.compile("[\\s./·]+");

    private final boolean readsForms;

    private CardNumberGate(boolean readsForms) {
        this.readsForms = readsForms;
    }

    /** Of members: every field of every form, and every address. */
    static CardNumberGate ofForms() {
        return new CardNumberGate(true);
    }

    /** Of machines: addresses only. Their doors read what is sent themselves, whatever type it is said to be. */
    static CardNumberGate ofAddresses() {
        return new CardNumberGate(false);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isTyped(request)) {
            LOG.info("Somebody typed a payment card's number; it was refused, and nothing of it is kept.");
            request.setAttribute(REFUSED, true);
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        chain.doFilter(request, response);
    }

    private boolean isTyped(HttpServletRequest request) {
        return Arrays.stream(decoded(request.getRequestURI()).split("/", -1)).anyMatch(CardNumberGate::standsInPath)
                || fields(request).entrySet().stream()
                        .anyMatch(field -> PaymentCards.standIn(field.getKey())
                                || (!TOKENS.contains(field.getKey())
                                        && Arrays.stream(field.getValue())
                                                .anyMatch(value -> standsIn(field.getKey(), value))));
    }

    private Map<String, String[]> fields(HttpServletRequest request) {
        if (readsForms) {
            return request.getParameterMap();
        }
        String query = String.valueOf(request.getQueryString());
        return Map.of("query", decoded(query.replace('+', ' ')).split("[&=]", -1));
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }

    private static boolean standsInPath(String part) {
        return PaymentCards.standIn(part)
                && !isItem(part)
                && !UUID.matcher(part).matches();
    }

    private static boolean standsIn(String name, String value) {
        return PaymentCards.standIn(BETWEEN.matcher(value).replaceAll(" "))
                && !(name.equals("gtin") && isItem(value))
                && !UUID.matcher(value).matches()
                && !(name.equals(PHONE) && TELEPHONE.matcher(value.strip()).matches())
                && !isMemberCard(name, value);
    }

    private static boolean isItem(String text) {
        return ITEM.matcher(text).matches()
                && Gtin.checkDigit(text.substring(0, text.length() - 1)) == text.charAt(text.length() - 1) - '0';
    }

    /** Of the shop, in the field for it, with blanks or without. */
    private static boolean isMemberCard(String name, String value) {
        if (!name.equals(Doors.CARD)) {
            return false;
        }
        String card = CardNumbers.normalised(value);
        return card.length() == 16 && card.startsWith("TSM") && !PaymentCards.standIn(card);
    }
}
