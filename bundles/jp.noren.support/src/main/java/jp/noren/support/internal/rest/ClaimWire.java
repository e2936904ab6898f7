package jp.noren.support.internal.rest;

import java.time.Instant;
import java.time.LocalDate;
import jp.noren.rest.Request;
import jp.noren.support.internal.app.FileClaim;
import jp.noren.support.internal.app.TellClaim;
import jp.noren.support.internal.app.Words;
import jp.noren.support.internal.domain.Claim;

/** How claims travel. */
final class ClaimWire {
    private static final int LONGEST_NOTE = 500;

    private ClaimWire() {}

    public record New(String contract, String cover, Instant incidentAt, String description) {
        FileClaim.Command command(Request request) {
            new Fields().present("/contract", contract).orRefuse();
            return new FileClaim.Command(
                    request.caller(), request.idempotencyKey().orElseThrow(), contract, cover, incidentAt, description);
        }
    }

    public record Settlement(String note) {
        String checked() {
            new Fields()
                    .present("/note", note)
                    .atMost("/note", note, LONGEST_NOTE)
                    .orRefuse();
            return note;
        }
    }

    /**
     * @param decision in words, with the day from which the cover holds
     * @param coveredFrom absent when no plan of the contract covers it
     */
    public record Shown(
            String id,
            String number,
            String contract,
            String storefront,
            String cover,
            String coverName,
            Instant incidentAt,
            String description,
            Instant filedAt,
            String state,
            String plan,
            String code,
            String decision,
            LocalDate coveredFrom,
            String note) {
        static Shown of(Claim claim, TellClaim tell, Words words, String language) {
            return new Shown(
                    claim.id(),
                    claim.number(),
                    claim.contract(),
                    claim.storefront(),
                    claim.cover(),
                    words.cover(claim.cover()).in(language),
                    claim.incidentAt(),
                    claim.description(),
                    claim.filedAt(),
                    claim.state().word(),
                    claim.decision().plan(),
                    claim.decision().isCovered()
                            ? "support.claim-covered"
                            : claim.decision().reason(),
                    tell.text(claim, language),
                    claim.decision().from(),
                    claim.note());
        }
    }
}
