package io.tillstream.portal.privacy;

import io.tillstream.events.MemberId;
import io.tillstream.portal.personal.PersonalData;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Forgets members: everything that leads to the person goes in one step, or nothing does. */
@Service
class Forgetting {
    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);

    private final List<PersonalData> keepers;

    Forgetting(List<PersonalData> keepers) {
        this.keepers = List.copyOf(keepers);
    }

    @Transactional
    public void forget(MemberId member) {
        keepers.forEach(keeper -> keeper.forget(member));
        LOG.info("Member {} was forgotten, as they wished.", member);
    }
}
