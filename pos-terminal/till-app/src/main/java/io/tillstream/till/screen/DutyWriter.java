package io.tillstream.till.screen;

import io.tillstream.events.staff.Operator;
import io.tillstream.events.staff.Operator.Role;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.sale.OnDuty;
import io.tillstream.till.sale.OnDuty.Asked;
import io.tillstream.till.shift.SignInRefusal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes down who stands at the till, and who is asked to come. */
final class DutyWriter {
    private DutyWriter() {}

    static String name(OnDuty duty) {
        Operator operator = duty.operator();
        if (operator != null) {
            return operator.name();
        }
        return duty.asked() instanceof Asked.Nothing ? duty.standIn() : "–";
    }

    static TillScreen.@Nullable DoorPanel door(OnDuty duty, Catalogue catalogue) {
        return switch (duty.asked()) {
            case Asked.Nothing() -> null;
            case Asked.Who() -> panel("door.sign-in", "door.who", null, people(Role.CASHIER, null, catalogue));
            case Asked.Pin(String code) -> panel("door.sign-in", "door.pin", known(code, catalogue), List.of());
            case Asked.WhoAllows(Role atLeast) ->
                panel("door.leave", "door.who-allows", null, people(atLeast, duty.code(), catalogue));
            case Asked.PinToAllow(Role _, String code) ->
                panel("door.leave", "door.pin", known(code, catalogue), List.of());
        };
    }

    private static TillScreen.DoorPanel panel(
            String title, String hint, @Nullable String chosen, List<TillScreen.PersonKey> people) {
        return new TillScreen.DoorPanel(title, hint, chosen, people, chosen != null);
    }

    private static String known(String code, Catalogue catalogue) {
        Operator operator = catalogue.operators().get(code);
        return operator == null ? code : operator.name();
    }

    private static List<TillScreen.PersonKey> people(Role atLeast, @Nullable String but, Catalogue catalogue) {
        return catalogue.operators().values().stream()
                .filter(operator -> !operator.revoked() && operator.role().compareTo(atLeast) >= 0)
                .filter(operator -> catalogue
                        .store()
                        .map(store -> operator.worksAt(store.store()))
                        .orElse(true))
                .filter(operator -> !operator.operator().equals(but))
                .sorted(Comparator.comparing(Operator::operator))
                .map(operator -> new TillScreen.PersonKey(
                        operator.operator(),
                        operator.name(),
                        "role." + operator.role().name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** Why the last one was not let in, as a word for machines. */
    static @Nullable String refusal(OnDuty duty) {
        SignInRefusal refusal = duty.refusal();
        return refusal == null
                ? null
                : switch (refusal) {
                    case SignInRefusal.NoOperatorsKnown() -> "NO_OPERATORS_KNOWN";
                    case SignInRefusal.UnknownStaff() -> "UNKNOWN_STAFF";
                    case SignInRefusal.WrongPin _ -> "WRONG_PIN";
                    case SignInRefusal.LockedUntil _ -> "LOCKED_UNTIL";
                    case SignInRefusal.ExpiredGrant _ -> "EXPIRED_GRANT";
                    case SignInRefusal.NotAtThisStore _ -> "NOT_AT_THIS_STORE";
                    case SignInRefusal.Revoked() -> "REVOKED";
                };
    }
}
