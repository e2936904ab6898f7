package jp.noren.rental.internal.domain;

import java.time.LocalDate;
import java.util.List;

/**
 * A device has to come back (R066, R087).
 *
 * @param id {@code ret_…}
 * @param endsOn last day of use
 * @param dueOn day by which it has to be sent back, promised when the end was filed: a later policy does not change it
 * @param overdue whether that day has passed without it
 */
public record ReturnOrder(
        String id,
        String storefront,
        String contract,
        String device,
        LocalDate endsOn,
        LocalDate dueOn,
        ReturnState state,
        boolean overdue,
        Came came) {

    /**
     * How it came back; the parts that are not known yet are null.
     *
     * @param postmark day on which the member gave it to the carrier
     * @param received day on which it arrived
     * @param damaged what the inspection found
     * @param missing accessories that were not in the box
     */
    public record Came(LocalDate postmark, LocalDate received, Boolean damaged, List<String> missing) {
        public static final Came NOT_YET = new Came(null, null, null, List.of());

        public Came {
            missing = List.copyOf(missing);
        }
    }
}
