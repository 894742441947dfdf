package io.tillstream.conductor.home;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is chosen once per home and remembered in its {@code settings.json}. A person may write the file before the first
 * start to fix ports; what is missing is chosen.
 *
 * @param ports TCP port of each process, by its name
 * @param clockOffset business time minus the machine's time, ISO 8601; absent until the plan is known
 * @param secrets keys and tokens; absent until the first start
 * @param logins initial passwords of the dashboards' users, by user name
 * @param memberLogin the member newcomers may sign in as; absent until one was given a password
 * @param shop which shop; absent until the first start
 * @param servers servers of one's own; absent when all are embedded
 */
public record Settings(
        SortedMap<String, Integer> ports,
        @Nullable String clockOffset,
        @Nullable Secrets secrets,
        SortedMap<String, String> logins,
        @Nullable MemberLogin memberLogin,
        @Nullable Shop shop,
        @Nullable OwnServers servers) {
    public Settings {
        ports = Collections.unmodifiableSortedMap(ports == null ? new TreeMap<>() : new TreeMap<>(ports));
        logins = Collections.unmodifiableSortedMap(logins == null ? new TreeMap<>() : new TreeMap<>(logins));
    }

    static Settings empty() {
        return new Settings(new TreeMap<>(), null, null, new TreeMap<>(), null, null, null);
    }

    public Settings withPorts(Map<String, Integer> newPorts) {
        return new Settings(new TreeMap<>(newPorts), clockOffset, secrets, logins, memberLogin, shop, servers);
    }

    public Settings withClockOffset(Duration offset) {
        return new Settings(ports, offset.toString(), secrets, logins, memberLogin, shop, servers);
    }

    public Settings withSecrets(Secrets newSecrets, Map<String, String> newLogins) {
        return new Settings(ports, clockOffset, newSecrets, new TreeMap<>(newLogins), memberLogin, shop, servers);
    }

    public Settings withMemberLogin(MemberLogin login) {
        return new Settings(ports, clockOffset, secrets, logins, login, shop, servers);
    }

    public Settings withShop(Shop newShop) {
        return new Settings(ports, clockOffset, secrets, logins, memberLogin, newShop, servers);
    }

    /** Which servers are not embedded. */
    public OwnServers ownServers() {
        return servers == null ? OwnServers.NONE : servers;
    }

    /** The secrets of a home that was started before. */
    public Secrets knownSecrets() {
        if (secrets == null) {
            throw new IllegalStateException("Secrets are asked for before they were made");
        }
        return secrets;
    }

    /** The shop of a home that was started before. */
    public Shop knownShop() {
        if (shop == null) {
            throw new IllegalStateException("The shop is asked for before it was chosen");
        }
        return shop;
    }
}
