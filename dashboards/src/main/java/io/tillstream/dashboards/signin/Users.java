package io.tillstream.dashboards.signin;

import io.tillstream.dashboards.audit.AuditLog;
import io.tillstream.dashboards.settings.DashboardsSettings;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsPasswordService;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The passwords of people, as Spring Security asks for them; those named in the settings are made at the first start. */
@Component
final class Users implements UserDetailsService, UserDetailsPasswordService, ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(Users.class);

    private final JdbcClient database;
    private final PasswordEncoder passwords;
    private final DashboardsSettings settings;
    private final People people;

    Users(JdbcClient database, PasswordEncoder passwords, DashboardsSettings settings, People people) {
        this.database = database;
        this.passwords = passwords;
        this.settings = settings;
        this.people = people;
    }

    @Override
    public UserDetails loadUserByUsername(String name) {
        // Who was disabled is answered like a name that nobody has.
        return database.sql("select name, password_hash from person where name = ? and disabled_at is null")
                .param(name)
                .query((row, number) -> User.withUsername(row.getString("name"))
                        .password(row.getString("password_hash"))
                        .build())
                .optional()
                .orElseThrow(() -> new UsernameNotFoundException("No such user."));
    }

    /** Keeps a hash made anew with the current method, when an older one was just proved right. */
    @Override
    @SuppressWarnings("NullAway") // Spring Security hands over the new hash; its signature allows null for erasing
    public UserDetails updatePassword(UserDetails user, String newHash) {
        database.sql("update person set password_hash = ? where name = ?")
                .params(newHash, user.getUsername())
                .update();
        return loadUserByUsername(user.getUsername());
    }

    @Override
    public void run(ApplicationArguments arguments) {
        people.takeOver();
        for (Map.Entry<String, String> user : settings.users().entrySet()) {
            if (isKnown(user.getKey())) {
                continue;
            }
            String name = user.getKey();
            if (people.add(
                    AuditLog.SETTINGS,
                    name,
                    name,
                    passwords.encode(user.getValue()),
                    false,
                    Set.of(Grant.everywhere(Role.of(name))))) {
                LOG.info("User {} was created.", name);
            }
        }
        if (database.sql("select count(*) from person").query(Long.class).single() == 0) {
            LOG.warn("Nobody can sign in: no user exists. Set tillstream.users.manager to a password and start again.");
        }
    }

    boolean isKnown(String name) {
        return database.sql("select count(*) from person where name = ?")
                        .param(name)
                        .query(Long.class)
                        .single()
                > 0;
    }
}
