package jp.noren.rental.internal.app;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.noren.kernel.Decision;
import jp.noren.rental.internal.domain.Application;
import jp.noren.rental.internal.domain.Beginning;
import jp.noren.rental.internal.domain.Consequence;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.Ending;

/**
 * What would happen if a wish were filed at this moment. The preview shows it, the filing does it: there is no second way to reckon it.
 *
 * @param before the contract that ends, as it stands; null for a new application
 * @param ending how it ends; null for a new application, and when refused
 * @param beginning the contract that is concluded; null for a cancellation, and when refused
 */
public record Foreseen(
        Wish wish,
        Application.Kind kind,
        Decision decision,
        Contract before,
        Ending ending,
        Beginning beginning,
        List<Consequence> consequences) {
    public Foreseen {
        consequences = List.copyOf(consequences);
    }

    static Foreseen refused(Wish wish, Application.Kind kind, Contract before, Decision why) {
        return new Foreseen(wish, kind, why, before, null, null, List.of());
    }

    /** The day on which it takes effect. */
    public Optional<LocalDate> effectiveOn() {
        if (ending != null) {
            return Optional.of(ending.end());
        }
        return Optional.ofNullable(beginning).map(Beginning::start);
    }

    /** The same with something more to know. */
    Foreseen telling(List<Consequence> more) {
        List<Consequence> all = new ArrayList<>(consequences);
        all.addAll(more);
        return new Foreseen(wish, kind, decision, before, ending, beginning, all);
    }
}
