package io.tillstream.conductor.home;

/**
 * A PostgreSQL database with its login.
 *
 * @param url JDBC address without user and password: it stands on command lines, which everybody may read
 * @param user its role; it must be allowed to create a schema there
 * @param password the role's password, empty where none is needed
 */
public record Database(String url, String user, String password) {
    public Database {
        if (OwnServers.isMissing(url) || !url.startsWith("jdbc:postgresql:") || url.contains("password=")) {
            throw new IllegalArgumentException(
                    "the url of a database is jdbc:postgresql://HOST:PORT/NAME without a password in it");
        }
        if (OwnServers.isMissing(user) || user.isBlank()) {
            throw new IllegalArgumentException("database " + url + " has no user");
        }
        password = OwnServers.isMissing(password) ? "" : password;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "Database[url=" + url + ", user=" + user + "]";
    }
}
