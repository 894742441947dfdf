package io.tillstream.till.support;

import io.tillstream.events.till.TillHealth;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.catalogue.CatalogueFeed;
import io.tillstream.till.headoffice.BundleLine;
import io.tillstream.till.identity.Identity;
import io.tillstream.till.settings.LiveSettings;
import io.tillstream.till.settings.TillSettings;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together who answers when head office asks for this till's log. */
@Configuration(proxyBeanMethods = false)
class SupportDesk {
    @Bean(destroyMethod = "stop")
    RecentLines recentLines() {
        return RecentLines.listening();
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    BundleClerk bundleClerk(
            TillSettings settings,
            LiveSettings live,
            Identity identity,
            Catalogue catalogue,
            CatalogueFeed feed,
            Supplier<TillHealth> health,
            RecentLines lines) {
        BundleClerk clerk =
                new BundleClerk(settings, live, catalogue, health, lines, new BundleLine(settings.gateway(), identity));
        feed.onChange(clerk::look);
        return clerk;
    }
}
