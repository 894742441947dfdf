package io.tillstream.dashboards.settings;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the app is started with. All errors are reported together.
 *
 * @param kafka bootstrap servers, {@code 127.0.0.1:9092}
 * @param postgres JDBC address of the database
 * @param postgresUser its user
 * @param postgresPassword its password, empty when the address holds one or none is needed
 * @param elasticsearch address of the search cluster; absent: no search, and pages say so
 * @param elasticsearchApiKey key for a cluster that wants one
 * @param clockOffset business time minus system time
 * @param adminToken what machines send as bearer token, at least 16 characters
 * @param secondFactorKey keeps the secrets of second factors unreadable in the database, 64 hexadecimal digits; absent: there
 *     are no second factors
 * @param secondFactorFor the roles, by their words, whose people have to set one up before they go on
 * @param passkeys under which name and addresses people use passkeys
 * @param fourEyes when a role for the whole chain (manager, IT, auditor) takes a second person's word
 * @param countTime how long counting one shelf takes, with the way to it; 1 s to 1 h
 * @param countWages what an hour of whoever counts costs, by currency, {@code GBP} with {@code 12.50}; of one that is not named the
 *     cost of a count is not known
 * @param transferCosts what it costs to bring goods from one store to another, by currency as above
 * @param priceFactor a price of a file that is more than so many times the one before, or less than that part of it, is asked about;
 *     2 to 1000
 * @param users first password per user; name and role are the same word
 * @param hurried whether simulated shoppers ring up faster than the clock goes, as in a demo: pages that compare days say so
 * @param programKeys PEM file of the public keys whose programs tills are given; absent: none are taken
 */
@ConfigurationProperties(prefix = "tillstream", ignoreUnknownFields = false)
public record DashboardsSettings(
        @DefaultValue("") String kafka,
        @DefaultValue("") String postgres,
        @DefaultValue("tillstream") String postgresUser,
        @DefaultValue("") String postgresPassword,
        @Nullable URI elasticsearch,
        @Nullable String elasticsearchApiKey,
        @DefaultValue("PT0S") Duration clockOffset,
        @DefaultValue("") String adminToken,
        @Nullable String secondFactorKey,
        @DefaultValue Set<String> secondFactorFor,
        @DefaultValue Passkeys passkeys,
        @DefaultValue("where-possible") FourEyes fourEyes,
        @DefaultValue("PT1M") Duration countTime,
        @DefaultValue Map<String, String> countWages,
        @DefaultValue Map<String, String> transferCosts,
        @DefaultValue("3") int priceFactor,
        @DefaultValue Map<String, String> users,
        @DefaultValue("false") boolean hurried,
        @Nullable Path programKeys) {
    /** The roles of this app; a user's name is its role. */
    public static final Set<String> ROLES = Set.of("manager", "buyer", "marketer", "it", "auditor");

    /** When two are needed. */
    public enum FourEyes {
        /** As soon as at least two could approve. */
        WHERE_POSSIBLE,
        ALWAYS,
        NEVER
    }

    /**
     * What passkeys are bound to. They hold for one name, and are made anew when it changes.
     *
     * @param id the host in the address of the pages, or the end of it, {@code shop.example}; no number: browsers refuse those
     * @param origins from which addresses they are used, {@code https://office.shop.example}; none where the id is
     *     {@code localhost}: the port of this app on this machine
     */
    public record Passkeys(
            @DefaultValue("localhost") String id,
            @DefaultValue Set<String> origins) {
        private static final String HERE = "localhost";
        private static final Pattern NAME = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)*");
        private static final Pattern NUMBER = Pattern.compile("[0-9.]+");

        public Passkeys {
            origins = Set.copyOf(origins);
        }

        private List<String> errors() {
            List<String> errors = new ArrayList<>();
            if (!NAME.matcher(id).matches() || NUMBER.matcher(id).matches()) {
                errors.add("tillstream.passkeys.id is \"" + id
                        + "\"; give the name in the address of the pages, such as office.shop.example, without"
                        + " scheme or port");
            }
            if (origins.isEmpty() && !id.equals(HERE)) {
                errors.add("tillstream.passkeys.origins is missing for the id \"" + id
                        + "\"; give the addresses of the pages, such as https://" + id);
            }
            origins.stream()
                    .sorted()
                    .filter(origin -> !isOrigin(origin))
                    .forEach(origin -> errors.add(
                            "tillstream.passkeys.origins has \"" + origin + "\"; give https://, a host that is " + id
                                    + " or ends with it, and a port if there is one, or http:// for localhost"));
            return errors;
        }

        private boolean isOrigin(String origin) {
            try {
                URI uri = new URI(origin);
                String host = uri.getHost();
                return host != null
                        && (host.equals(id) || host.endsWith("." + id))
                        && ("https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && host.equals(HERE)))
                        && origin.equals(uri.getScheme() + "://" + uri.getAuthority());
            } catch (URISyntaxException e) {
                return false;
            }
        }
    }

    private static final int SHORTEST_TOKEN = 16;
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");

    public DashboardsSettings {
        users = Map.copyOf(users);
        countWages = byCode(countWages);
        transferCosts = byCode(transferCosts);
        secondFactorFor = Set.copyOf(secondFactorFor);
        List<String> errors = new ArrayList<>();
        if (kafka.isBlank()) {
            errors.add("tillstream.kafka is missing; give the bootstrap servers, for example 127.0.0.1:9092");
        }
        if (!postgres.startsWith("jdbc:postgresql:")) {
            errors.add("tillstream.postgres is \"" + postgres
                    + "\"; give a JDBC address such as jdbc:postgresql://127.0.0.1:5432/tillstream");
        }
        if (adminToken.length() < SHORTEST_TOKEN) {
            errors.add("tillstream.admin-token has " + adminToken.length() + " characters; at least " + SHORTEST_TOKEN);
        }
        if (elasticsearch != null && (elasticsearch.getHost() == null || elasticsearch.getScheme() == null)) {
            errors.add("tillstream.elasticsearch is \"" + elasticsearch
                    + "\"; give an address such as http://127.0.0.1:9200, or leave it out to run without search");
        }
        if (secondFactorKey != null && !KEY.matcher(secondFactorKey).matches()) {
            errors.add("tillstream.second-factor-key is not 64 hexadecimal digits; leave it out to have no second"
                    + " factors");
        }
        for (String role : secondFactorFor) {
            if (!ROLES.contains(role)) {
                errors.add("tillstream.second-factor-for names \"" + role
                        + "\", which is no role; use manager, buyer, marketer, it or auditor");
            }
        }
        if (secondFactorKey == null && !secondFactorFor.isEmpty()) {
            errors.add(
                    "tillstream.second-factor-for demands what needs tillstream.second-factor-key; give the key, too");
        }
        errors.addAll(passkeys.errors());
        if (programKeys != null && !Files.isReadable(programKeys)) {
            errors.add("tillstream.program-keys is \"" + programKeys
                    + "\", which cannot be read; give a PEM file of public keys, or leave it out");
        }
        if (countTime.compareTo(Duration.ofSeconds(1)) < 0 || countTime.compareTo(Duration.ofHours(1)) > 0) {
            errors.add("tillstream.count-time is " + countTime + "; a shelf is counted in PT1S to PT1H");
        }
        if (priceFactor < 2 || priceFactor > 1_000) {
            errors.add(
                    "tillstream.price-factor is " + priceFactor + "; prices are asked about from 2 to 1000 times on");
        }
        check("count-wages", countWages, errors);
        check("transfer-costs", transferCosts, errors);
        for (String user : users.keySet()) {
            if (!ROLES.contains(user)) {
                errors.add("tillstream.users." + user
                        + " names no role; use manager, buyer, marketer, it or auditor as the name");
            }
        }
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", errors) + ".");
        }
    }

    /** From the environment names come in small letters. */
    private static Map<String, String> byCode(Map<String, String> amounts) {
        return amounts.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        each -> each.getKey().toUpperCase(Locale.ROOT), Map.Entry::getValue));
    }

    private static void check(String setting, Map<String, String> amounts, List<String> errors) {
        amounts.forEach((currency, amount) -> {
            if (money(currency, amount).isEmpty()) {
                errors.add("tillstream." + setting + "." + currency + " is \"" + amount
                        + "\"; name a currency and an amount in it, as GBP and 12.50");
            }
        });
    }

    /** What an hour of whoever counts costs, where somebody has said. */
    public Optional<Money> countWage(CurrencyUnit currency) {
        return Optional.ofNullable(countWages.get(currency.code())).flatMap(wage -> money(currency.code(), wage));
    }

    /** What a way between two stores costs, where somebody has said. */
    public Optional<Money> transferCost(CurrencyUnit currency) {
        return Optional.ofNullable(transferCosts.get(currency.code())).flatMap(cost -> money(currency.code(), cost));
    }

    private static Optional<Money> money(String currency, String amount) {
        try {
            return Optional.of(Money.parse(amount + " " + currency)).filter(money -> !money.isNegative());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
