package jp.noren.rental.spi;

import java.time.LocalDate;
import java.util.List;
import jp.noren.kernel.Decision;
import jp.noren.rental.api.ContractView;

/**
 * A part that another capability adds to a contract, such as a support plan. Rental calls it in its own transaction; nothing may be sent from here.
 * While a part that an application needs is away, the application is refused before anything is written.
 */
public interface ContractPart {

    /** The part's word, also its field in an application: {@code support}. */
    String name();

    /**
     * Something a member has to know before he files.
     *
     * @param code text of the part's catalogue, with its arguments
     * @param mustBeAcknowledged whether filing needs the member's tick on it (R049)
     */
    record Consequence(String code, java.util.Map<String, Object> args, boolean mustBeAcknowledged) {
        public Consequence {
            args = java.util.Map.copyOf(args);
        }
    }

    /**
     * Whether something can be filed about this part on a day, by the rules themselves.
     *
     * @param operation what could be filed, a word that begins with the part's own: {@code support-release}
     * @param rule number of the requirement that decides
     * @param code text of the part's catalogue, with its arguments
     * @param next the first day from then on that it is possible; null where none is in sight
     */
    record Explanation(
            String operation,
            boolean allowed,
            String rule,
            String code,
            java.util.Map<String, Object> args,
            LocalDate next) {
        public Explanation {
            args = java.util.Map.copyOf(args);
        }
    }

    /**
     * Whether a new contract may choose this. Never writes.
     *
     * @param contract as it would be concluded; its id may be null
     * @param choice code of the part's catalogue, or null for none
     */
    Decision check(ContractView contract, String choice);

    /** Adds the choice to a contract that has just been concluded. Joins the transaction. */
    void conclude(ContractView contract, String choice);

    /** What the contract's end on a day means for this part (R052). Never writes. */
    List<Consequence> ifEnded(ContractView contract, LocalDate end);

    /** What the contract has of this part today, for the member's view: a code of the part's catalogue, or null. */
    String current(String contract, LocalDate on);

    /** What can be filed about this part of a contract on a day, for the contract's explanation. Never writes. */
    default List<Explanation> explain(ContractView contract, LocalDate on) {
        return List.of();
    }
}
