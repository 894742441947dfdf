package io.tillstream.portal.settings;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the portal is started with. All errors are reported together; secrets never appear in one.
 *
 * @param kafka bootstrap servers, {@code 127.0.0.1:9092}
 * @param postgres JDBC address of the portal's own database
 * @param postgresUser its user
 * @param postgresPassword its password, empty when none is needed
 * @param elasticsearch address of a search cluster that products are looked up in; absent: they are looked up in memory
 * @param elasticsearchApiKey key for a cluster that wants one
 * @param memberLookupKey the chain's lookup key for cards, 64 hexadecimal digits
 * @param country whose telephone numbers need no leading +, two letters of ISO 3166
 * @param clockOffset business time minus system time
 * @param adminToken what machines send as bearer token, at least 16 characters
 * @param breachedPasswords list of passwords that came out of break-ins, SHA-1 in order; absent: none is asked
 * @param messages how members are written to
 * @param payments who moves money for members
 * @param privacy how long what is kept, and which notices are given
 */
@ConfigurationProperties(prefix = "tillstream", ignoreUnknownFields = false)
public record PortalSettings(
        @DefaultValue("") String kafka,
        @DefaultValue("") String postgres,
        @DefaultValue("tillstream") String postgresUser,
        @DefaultValue("") String postgresPassword,
        @Nullable URI elasticsearch,
        @Nullable String elasticsearchApiKey,
        @DefaultValue("") String memberLookupKey,
        @DefaultValue("GB") String country,
        @DefaultValue("PT0S") Duration clockOffset,
        @DefaultValue("") String adminToken,
        @Nullable Path breachedPasswords,
        @DefaultValue MessageSettings messages,
        @DefaultValue PaymentSettings payments,
        @DefaultValue PrivacySettings privacy) {
    private static final Pattern KEY = Pattern.compile("[0-9a-fA-F]{64}");
    private static final int SHORTEST_TOKEN = 16;

    public PortalSettings {
        List<String> errors = new ArrayList<>();
        if (kafka.isBlank()) {
            errors.add("tillstream.kafka is missing; give the bootstrap servers, for example 127.0.0.1:9092");
        }
        if (!postgres.startsWith("jdbc:postgresql:")) {
            errors.add("tillstream.postgres is \"" + postgres
                    + "\"; give a JDBC address such as jdbc:postgresql://127.0.0.1:5432/portal");
        }
        if (elasticsearch != null && (elasticsearch.getHost() == null || elasticsearch.getScheme() == null)) {
            errors.add(
                    "tillstream.elasticsearch is \"" + elasticsearch
                            + "\"; give an address such as http://127.0.0.1:9200, or leave it out to look products up in memory");
        }
        if (!KEY.matcher(memberLookupKey).matches()) {
            errors.add("tillstream.member-lookup-key has " + memberLookupKey.length()
                    + " characters; 64 hexadecimal digits, the same as at till-gateway");
        }
        if (!Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(country)) {
            errors.add("tillstream.country is \"" + country + "\"; two letters of ISO 3166, for example GB");
        }
        if (adminToken.length() < SHORTEST_TOKEN) {
            errors.add("tillstream.admin-token has " + adminToken.length() + " characters; at least " + SHORTEST_TOKEN);
        }
        if (breachedPasswords != null && !Files.isReadable(breachedPasswords)) {
            errors.add("tillstream.breached-passwords is \"" + breachedPasswords
                    + "\", which cannot be read; give the file with the list, or leave it out");
        }
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", errors) + ".");
        }
    }

    /** Without secrets: a settings object ends up in logs sooner or later. */
    @Override
    public String toString() {
        return "PortalSettings[kafka=" + kafka + ", postgres=" + postgres + ", elasticsearch=" + elasticsearch
                + ", country=" + country + ", clockOffset=" + clockOffset + ", messages=" + messages + ", payments="
                + payments + ", privacy="
                + privacy
                + "]";
    }
}
