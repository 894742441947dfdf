package io.tillstream.dashboards.signin;

import io.tillstream.dashboards.audit.AuditKind;
import io.tillstream.dashboards.audit.AuditLog;
import io.tillstream.dashboards.settings.DashboardsSettings;
import java.util.Locale;
import java.util.Map;
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
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The people who may sign in, in PostgreSQL; those named in the settings are created at the first start. */
@Component
final class Users implements UserDetailsService, UserDetailsPasswordService, ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(Users.class);

    private final JdbcClient database;
    private final PasswordEncoder passwords;
    private final DashboardsSettings settings;
    private final AuditLog log;
    private final TransactionTemplate transactions;

    Users(
            JdbcClient database,
            PasswordEncoder passwords,
            DashboardsSettings settings,
            AuditLog log,
            PlatformTransactionManager transactions) {
        this.database = database;
        this.passwords = passwords;
        this.settings = settings;
        this.log = log;
        this.transactions = new TransactionTemplate(transactions);
    }

    @Override
    public UserDetails loadUserByUsername(String name) {
        return database.sql("select name, role, password_hash from app_user where name = ?")
                .param(name)
                .query((row, number) -> User.withUsername(row.getString("name"))
                        .password(row.getString("password_hash"))
                        .roles(row.getString("role").toUpperCase(Locale.ROOT))
                        .build())
                .optional()
                .orElseThrow(() -> new UsernameNotFoundException("No such user."));
    }

    /** Keeps a hash made anew with the current method, when an older one was just proved right. */
    @Override
    @SuppressWarnings("NullAway") // Spring Security hands over the new hash; its signature allows null for erasing
    public UserDetails updatePassword(UserDetails user, String newHash) {
        database.sql("update app_user set password_hash = ? where name = ?")
                .params(newHash, user.getUsername())
                .update();
        return loadUserByUsername(user.getUsername());
    }

    @Override
    public void run(ApplicationArguments arguments) {
        for (Map.Entry<String, String> user : settings.users().entrySet()) {
            if (isKnown(user.getKey())) {
                continue;
            }
            add(user.getKey(), passwords.encode(user.getValue()));
        }
        if (database.sql("select count(*) from app_user").query(Long.class).single() == 0) {
            LOG.warn("Nobody can sign in: no user exists. Set tillstream.users.manager to a password and start again.");
        }
    }

    private void add(String name, String hash) {
        transactions.executeWithoutResult(_ -> {
            int added = database.sql(
                            "insert into app_user (name, role, password_hash) values (?, ?, ?) on conflict do nothing")
                    .params(name, name, hash)
                    .update();
            if (added > 0) {
                log.note(AuditLog.SETTINGS, AuditKind.PERSON_ADDED, name, null, Map.of("role", name));
                LOG.info("User {} was created.", name);
            }
        });
    }

    boolean isKnown(String name) {
        return database.sql("select count(*) from app_user where name = ?")
                        .param(name)
                        .query(Long.class)
                        .single()
                > 0;
    }
}
