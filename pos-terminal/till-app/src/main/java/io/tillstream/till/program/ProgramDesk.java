package io.tillstream.till.program;

import io.tillstream.events.till.WantedSettings;
import io.tillstream.program.StartedProgram;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.catalogue.CatalogueFeed;
import io.tillstream.till.headoffice.ProgramLine;
import io.tillstream.till.identity.Identity;
import io.tillstream.till.sale.SaleDesk;
import io.tillstream.till.settings.TillSettings;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together who sees to this till's program; nobody does where no starter started it. */
@Configuration(proxyBeanMethods = false)
class ProgramDesk {
    /** 256 KiB and this pause are at most 4 Mbit/s: a shop's line keeps room for sales. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    @Bean
    OwnProgram ownProgram() {
        return new OwnProgram(StartedProgram.self());
    }

    @Bean(destroyMethod = "close")
    ProgramLine programLine(TillSettings settings, Identity identity) {
        return new ProgramLine(settings.gateway(), identity);
    }

    /** Once the screen is served and the desk is there: a program that comes so far can sell. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> programClerk(
            OwnProgram own, Catalogue catalogue, CatalogueFeed feed, SaleDesk desk, ProgramLine line) {
        Optional<StartedProgram> started = StartedProgram.self();
        if (started.isEmpty()) {
            return _ -> {};
        }
        StartedProgram self = started.get();
        ProgramClerk clerk = new ProgramClerk(
                self,
                own,
                catalogue::isReady,
                () -> catalogue.wantedSettings().map(WantedSettings::program),
                desk::whereNothingIsOpen,
                line::part,
                PAUSE,
                () -> {
                    own.changesOver();
                    Thread.ofPlatform().name("change-over").start(() -> System.exit(StartedProgram.CHANGES_OVER));
                });
        feed.onChange(clerk::look);
        desk.onChange(clerk::look);
        return _ -> {
            self.endWithStarter();
            clerk.start();
        };
    }
}
