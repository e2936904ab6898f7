package jp.noren.support.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.kernel.Ids;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.rental.api.ContractView;
import jp.noren.rental.api.Contracts;
import jp.noren.support.internal.domain.Claim;
import jp.noren.support.internal.domain.ClaimState;
import jp.noren.support.internal.domain.CoverDecision;
import jp.noren.support.internal.domain.Japan;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * A member reports what happened to his device; the plan of the day of the incident decides whether it is covered (R043 to R045). Either way the claim is
 * kept, with the day from which its cover holds.
 */
@Component(service = FileClaim.class)
public final class FileClaim {
    private static final int LONGEST = 2_000;

    /** @param key the member's idempotency key: repeated, it finds the claim that exists */
    public record Command(
            Caller caller, String key, String contract, String cover, Instant incidentAt, String description) {}

    private final Clock clock;
    private final Sight sight;
    private final Contracts contracts;
    private final Plans plans;
    private final Desk desk;

    /** Where it is written. */
    @Component(service = Desk.class)
    public static final class Desk {
        private final Refusals refusals;
        private final SupportBook book;
        private final ClaimBook claims;
        private final AuditTrail audit;
        private final TellClaim tell;

        @Activate
        public Desk(
                @Reference Refusals refusals,
                @Reference SupportBook book,
                @Reference ClaimBook claims,
                @Reference AuditTrail audit,
                @Reference TellClaim tell) {
            this.refusals = refusals;
            this.book = book;
            this.claims = claims;
            this.audit = audit;
            this.tell = tell;
        }
    }

    @Activate
    public FileClaim(
            @Reference Clock clock,
            @Reference Sight sight,
            @Reference Contracts contracts,
            @Reference Plans plans,
            @Reference Desk desk) {
        this.clock = clock;
        this.sight = sight;
        this.contracts = contracts;
        this.plans = plans;
        this.desk = desk;
    }

    /** @throws RefusedException NOT_FOUND; UNPROCESSABLE with the fields that are wrong. Nothing is written then */
    public Claim handle(Command command) {
        Instant now = clock.instant();
        return desk.refusals.recorded(
                command.caller(), "support.claim-not-taken", command.contract(), () -> file(command, now));
    }

    private Claim file(Command command, Instant now) {
        ContractView seen = sight.contract(command.caller(), command.contract());
        List<FieldError> faults = faults(command, seen.storefront(), now);
        if (!faults.isEmpty()) {
            throw RefusedException.invalid(faults);
        }
        ContractView contract = contracts.lock(command.contract());
        Claim claim = claim(command, contract, now);
        if (!desk.claims.add(claim, command.key())) {
            return desk.claims.findByKey(contract.member(), command.key()).orElseThrow();
        }
        desk.audit.record(
                command.caller(),
                claim.storefront(),
                "support.claim-filed",
                claim.contract(),
                Map.of(
                        "number",
                        claim.number(),
                        "cover",
                        claim.cover(),
                        "state",
                        claim.state().word()));
        desk.tell.decided(contract, claim);
        return claim;
    }

    private Claim claim(Command command, ContractView contract, Instant now) {
        CoverDecision decision = CoverDecision.of(
                desk.book.find(contract.id()).history(contract), command.cover(), Japan.day(command.incidentAt()));
        return new Claim(
                Ids.random("scl"),
                "C-" + contract.storefront() + "-" + Ids.randomText(8).toUpperCase(Locale.ROOT),
                contract.id(),
                contract.storefront(),
                contract.member(),
                command.cover(),
                command.incidentAt(),
                command.description(),
                now,
                decision,
                decision.isCovered() ? ClaimState.COVERED : ClaimState.REFUSED,
                null);
    }

    private List<FieldError> faults(Command command, String storefront, Instant now) {
        List<FieldError> faults = new ArrayList<>();
        boolean known = plans.versions(storefront).stream()
                .flatMap(plan -> plan.covers().stream())
                .anyMatch(term -> term.cover().equals(command.cover()));
        if (!known) {
            faults.add(FieldError.of("/cover", "support.cover-unknown"));
        }
        if (command.incidentAt() == null) {
            faults.add(FieldError.of("/incident_at", "support.field-missing"));
        } else if (command.incidentAt().isAfter(now)) {
            faults.add(FieldError.of("/incident_at", "support.incident-in-future"));
        }
        if (command.description() == null || command.description().isBlank()) {
            faults.add(FieldError.of("/description", "support.field-missing"));
        } else if (command.description().length() > LONGEST) {
            faults.add(FieldError.of("/description", "support.field-too-long"));
        }
        return faults;
    }
}
