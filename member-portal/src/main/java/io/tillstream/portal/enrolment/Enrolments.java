package io.tillstream.portal.enrolment;

import io.tillstream.codes.MemberCard;
import io.tillstream.events.Hash;
import io.tillstream.events.Language;
import io.tillstream.events.MemberId;
import io.tillstream.events.message.Channel;
import io.tillstream.portal.signin.Credentials;
import io.tillstream.portal.signin.Password;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ways to become a member. */
@Service
public class Enrolments {
    private static final String BASE_32 = "abcdefghijklmnopqrstuvwxyz234567";
    public static final int LONGEST_NAME = 60;

    private static final int ID_LENGTH = 16;
    private static final long CARDS = 1_000_000_000_000L;

    private final Members members;
    private final Credentials credentials;
    private final MemberPhones phones;
    private final MessageConsents consents;
    private final EmailProofs proofs;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Enrolments(
            Members members,
            Credentials credentials,
            MemberPhones phones,
            MessageConsents consents,
            EmailProofs proofs,
            Clock clock) {
        this.members = members;
        this.credentials = credentials;
        this.phones = phones;
        this.consents = consents;
        this.proofs = proofs;
        this.clock = clock;
    }

    /**
     * Takes all members or none.
     *
     * @return how many were new
     * @throws RefusedImport for the first that contradicts one already known
     */
    @Transactional
    public int take(List<Enrolment> enrolments) {
        int added = 0;
        for (int i = 0; i < enrolments.size(); i++) {
            switch (members.add(enrolments.get(i), Decisions.Where.IMPORT)) {
                case NEW -> {
                    added++;
                    String phone = enrolments.get(i).phone();
                    if (phone != null) {
                        phones.vouch(enrolments.get(i).member(), phone);
                    }
                    consents.change(
                            enrolments.get(i).member(), enrolments.get(i).allows(), MessageConsents.How.IMPORT);
                    if (enrolments.get(i).allows().contains(Channel.EMAIL)) {
                        proofs.want(enrolments.get(i).member());
                    }
                }
                case KNOWN, FORGOTTEN -> {}
                case CONTRADICTS ->
                    throw new RefusedImport(
                            i + 1,
                            "member " + enrolments.get(i).member()
                                    + " or the card is already enrolled with another card or member.");
            }
        }
        return added;
    }

    /** Somebody joins; personal offers stay off until switched on. */
    @Transactional
    MemberId join(String name, String phone, Password password, boolean personalised, Language language) {
        MemberId member = enrol(name, phone, personalised, language);
        choosePassword(member, password);
        return member;
    }

    /**
     * Somebody joins who has shown that a number is theirs. Whoever is known by it already is that member, and nothing is changed.
     *
     * @param password absent where codes are enough
     */
    @Transactional
    public MemberId joinByPhone(
            String name, PhoneNumber phone, @Nullable Password password, boolean personalised, Language language) {
        phones.reserve(phone);
        Optional<MemberId> known = phones.memberOf(phone);
        if (known.isPresent()) {
            return known.get();
        }
        MemberId member = enrol(name, phone.text(), personalised, language);
        phones.keep(member, phone);
        if (password != null) {
            choosePassword(member, password);
        }
        return member;
    }

    private MemberId enrol(String name, String phone, boolean personalised, Language language) {
        MemberCard card = MemberCard.ofNumber(random.nextLong(CARDS));
        Enrolment enrolment = new Enrolment(
                newMemberId(),
                card,
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                personalised,
                name,
                phone,
                null,
                null,
                language,
                Set.of());
        if (members.add(enrolment, Decisions.Where.JOIN) != Members.Added.NEW) {
            // One chance in a million million; the member presses the button again.
            throw new IllegalStateException("A random card number was already taken.");
        }
        return enrolment.member();
    }

    /** Sets a member's password; nothing when there is no such member. */
    @Transactional
    public boolean choosePassword(MemberId member, Password password) {
        Optional<Hash> cardHash = members.cardHashOf(member);
        cardHash.ifPresent(hash -> credentials.choose(member, hash, password));
        return cardHash.isPresent();
    }

    private MemberId newMemberId() {
        StringBuilder id = new StringBuilder("m");
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(BASE_32.charAt(random.nextInt(BASE_32.length())));
        }
        return new MemberId(id.toString());
    }
}
